package io.github.backproof.junit.fork;

/**
 * How long the code of a layer may run.
 *
 * @param trySeconds for one try, or for the first build and call of all layers of a class
 * @param layerSeconds for all checks of a layer together, and for its diagnosis
 */
public record Limits(int trySeconds, int layerSeconds) {
    /** Of a run that names none: a try takes milliseconds, and a layer some seconds. */
    public static final Limits USUAL = new Limits(30, 1800);
}
