/**
 * The containers that authors keep numbers in: arrays, buffers, matrices of EJML. Each is seen as one run of numbers, row by row. Knows
 * nothing of layers.
 */
package io.github.backproof.subject.storage;
