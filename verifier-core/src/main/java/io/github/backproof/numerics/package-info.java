/**
 * What "equal" means: precisions, matrices with and without rounding errors, and numerical derivatives. Knows no layer and
 * no subject.
 */
package io.github.backproof.numerics;
