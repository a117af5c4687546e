/**
 * The reference transformer: every layer's forward and hand-written backward, one method per equation of L. Boué, <i>Deep
 * learning for pedestrians: backpropagation in Transformers</i>, arXiv:2512.23329. Equation numbers are those of that paper.
 *
 * <p>Rows are tokens, columns are features. X is the input, Y the output, Δ the upstream error (the gradient of the loss with
 * respect to Y), Δ_in the gradient with respect to X. Layers are immutable; a forward pass returns what its backward needs.
 * Methods that write one equation may be overridden one at a time: that is how a planted fault is made.
 */
package io.github.backproof.reference;
