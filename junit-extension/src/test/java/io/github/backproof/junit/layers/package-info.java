/** Layers that the tests of this module verify. */
package io.github.backproof.junit.layers;
