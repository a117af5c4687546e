/**
 * The contract between Backproof and the code it checks: annotations, {@link io.github.backproof.specs.Layer}, {@link
 * io.github.backproof.specs.Tensor}, layer kinds and declared conventions. Depends on nothing, so that user code may
 * compile against it.
 */
package io.github.backproof.specs;
