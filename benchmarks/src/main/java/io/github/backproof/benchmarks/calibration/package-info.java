/** How often a right layer is accused and how small a mistake is found: measured, for the verifier and for recipes in use today. */
package io.github.backproof.benchmarks.calibration;
