/**
 * The goals. They fork a JVM, show what it found and gate the build; they reach the user's classes only through the request
 * and the result file of that run.
 */
package io.github.backproof.maven;
