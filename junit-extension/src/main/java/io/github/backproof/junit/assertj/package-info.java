/** For users of AssertJ: assertions about layers, gradients and outputs. Needs AssertJ, which comes with the project's own. */
package io.github.backproof.junit.assertj;
