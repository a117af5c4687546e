/**
 * What is read from files is fuzzed: valid files are changed in ways that know their structure, and whatever comes of it is read or
 * refused in one sentence. Files that once led to something new are kept in {@code src/test/resources/fuzz}.
 */
package io.github.backproof.fuzz;
