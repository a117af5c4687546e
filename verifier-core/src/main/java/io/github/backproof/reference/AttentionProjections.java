package io.github.backproof.reference;

/**
 * The four linear layers of self-attention. Head h owns the h-th run of d/n_h columns of queries, keys and values.
 *
 * @param query X to Q (eq. 9b), d by d
 * @param key X to K (eq. 9a), d by d
 * @param value X to V (eq. 4), d by d
 * @param output the concatenated heads to Y (eq. 34), d by d
 */
public record AttentionProjections(Linear query, Linear key, Linear value, Linear output) {}
