package io.github.backproof.property;

import io.github.backproof.numerics.DenseMatrix;

/**
 * What a position embedding gave back.
 *
 * @param inputGradient Δ_in
 * @param tableGradient dP, a row for each position
 */
record PositionGradients(DenseMatrix inputGradient, DenseMatrix tableGradient) {}
