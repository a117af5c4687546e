package io.github.backproof.bench;

import io.github.backproof.numerics.UncertainMatrix;
import java.util.List;

/**
 * What a right attention layer computes on the way, head by head, with the rounding that it may show.
 *
 * @param weights P of each head, n_T by n_T
 * @param gradients dS of each head, n_T by n_T, of the masked and scaled scores
 */
public record Scores(List<UncertainMatrix> weights, List<UncertainMatrix> gradients) {}
