/** The catalogue of invariants as read from its documents: what holds, why, for which kinds and how it is judged. */
package io.github.backproof.catalogue;
