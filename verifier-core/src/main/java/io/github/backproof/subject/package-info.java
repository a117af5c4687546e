/**
 * A bound implementation under test. However it was written, from here on it is a {@link io.github.backproof.subject.Subject}
 * that builds {@link io.github.backproof.subject.BoundLayer}s of drawn sizes. Knows no invariant and no reference.
 */
package io.github.backproof.subject;
