package io.github.backproof.report;

/**
 * Where a class is written.
 *
 * @param className its full name
 * @param file its source file, relative to where the build was started, with forward slashes
 * @param line the first of its lines that holds code, from 1 on
 */
public record SourcePlace(String className, String file, int line) {}
