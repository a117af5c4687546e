/** Runs invariants against subjects by delegating to the jqwik engine; shared by the TestEngine and the forked run. */
package io.github.backproof.junit.run;
