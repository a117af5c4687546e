/** What was found, as immutable data without behaviour. Everything that is printed, written or gated is a view of it. */
package io.github.backproof.verdict;
