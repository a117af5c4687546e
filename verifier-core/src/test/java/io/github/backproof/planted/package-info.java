/**
 * The dictionary's mistakes, made once more in code that shares nothing with the reference: every fault as a small edit of the
 * sources of {@code examples/plain-arrays}. What is asked is whether the diagnosis still names the right one.
 *
 * <p>The edits are in {@code src/test/resources/planted}, a file per kind.
 */
package io.github.backproof.planted;
