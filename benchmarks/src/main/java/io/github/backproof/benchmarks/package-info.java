/** Programs that measure speed and memory; what they print is compared within one session only. */
package io.github.backproof.benchmarks;
