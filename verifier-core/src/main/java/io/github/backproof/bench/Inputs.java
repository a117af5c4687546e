package io.github.backproof.bench;

/**
 * How the input of a case is drawn.
 *
 * @param form what its rows look like
 * @param scale what it is multiplied by
 */
public record Inputs(InputForm form, double scale) {
    /** Normally distributed, of size one. */
    public static final Inputs ORDINARY = new Inputs(InputForm.ORDINARY, 1);

    @Override
    public String toString() {
        return form.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " times " + scale;
    }
}
