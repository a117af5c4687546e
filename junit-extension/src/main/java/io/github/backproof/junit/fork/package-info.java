/** The run in a JVM of its own: a request file in, a result file out. Knows no Maven. */
package io.github.backproof.junit.fork;
