/**
 * A subject in one drawn case: its parameters, its inputs, and what it computes there with the rounding that a right layer may
 * show. What properties and diagnosis look through.
 */
package io.github.backproof.bench;
