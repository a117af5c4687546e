/**
 * The invariants as jqwik properties: an interface per family, or per theme of a large one, and one default method per id. A property sees a
 * layer in one canonical form, never how it was bound, and holds no tolerance: it states an expression that is zero in exact
 * arithmetic, and {@link io.github.backproof.numerics.RoundingLevel} judges it.
 */
package io.github.backproof.property;
