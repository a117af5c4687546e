package io.github.backproof.junit.run;

/**
 * An annotated class as its class file describes it.
 *
 * @param name its full name
 * @param source the name of its source file with its package's folders, such as {@code com/example/Norm.java}; empty when unknown
 * @param line the first line that holds code; 1 when unknown
 */
public record MarkedClass(String name, String source, int line) {}
