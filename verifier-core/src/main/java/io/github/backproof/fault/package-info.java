/**
 * Named mistakes: the reference with exactly one equation's method overridden, or right equations in a layer that behaves wrongly.
 * They prove that the invariants can fail, and name the mistake in a layer that is equal to one of them.
 */
package io.github.backproof.fault;
