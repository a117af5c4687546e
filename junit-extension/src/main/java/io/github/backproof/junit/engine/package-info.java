/** The TestEngine: a tree of subjects with one test per invariant. Internal; users meet it through JUnit. */
package io.github.backproof.junit.engine;
