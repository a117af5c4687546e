/**
 * Named deviations of the reference, each overriding exactly one equation's method. They prove that the invariants can fail,
 * and name the mistake in a layer that behaves like one of them.
 */
package io.github.backproof.fault;
