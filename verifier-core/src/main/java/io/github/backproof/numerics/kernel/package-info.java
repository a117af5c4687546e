/** Loops over arrays: matrix products and entrywise operations, and who runs them. Knows no layer, no precision and no rounding level. */
package io.github.backproof.numerics.kernel;
