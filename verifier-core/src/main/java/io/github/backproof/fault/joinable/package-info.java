/**
 * Two mistakes in one layer. A joinable layer is the reference layer of the same name, in which nothing is changed. A fault
 * overrides an equation of it; two such layers are joined into one that has the equations of both.
 *
 * <p>{@code JoinableLayerNorm} is a {@code LayerNorm}. Each of its methods asks its {@link
 * io.github.backproof.fault.joinable.Partner} first. Joining makes copies that know each other, so that an override of the one
 * that calls another equation, or the right version by {@code super}, meets the other's override on the way. What a layer is
 * made of, such as linear layers or an activation, is taken from the one where it is not right.
 */
package io.github.backproof.fault.joinable;
