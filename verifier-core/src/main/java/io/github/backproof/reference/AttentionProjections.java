package io.github.backproof.reference;

/**
 * The four linear layers of self-attention. Head h owns the h-th run of d_ρ columns of the queries; key-value head j owns the j-th
 * run of d_ρ columns of the keys and of d_h columns of the values.
 *
 * @param query X to Q (eq. 9b), d by n_h·d_ρ
 * @param key X to K (eq. 9a), d by n_kv·d_ρ
 * @param value X to V (eq. 4), d by n_kv·d_h
 * @param output the concatenated heads to Y (eq. 34), n_h·d_h by d
 */
public record AttentionProjections(Projection query, Projection key, Projection value, Projection output) {}
