/** For users of Jupiter: the laws of layers as dynamic tests. Needs Jupiter's API, which comes with the project's own Jupiter. */
package io.github.backproof.junit.jupiter;
