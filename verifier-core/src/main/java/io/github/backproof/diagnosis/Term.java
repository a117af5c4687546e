package io.github.backproof.diagnosis;

import io.github.backproof.bench.LayerMaker;

/**
 * One of the terms that a result is the sum of.
 *
 * @param name as its equation has it, with its sign
 * @param alone the layer with this term in place of the sum
 */
record Term(String name, LayerMaker alone) {}
