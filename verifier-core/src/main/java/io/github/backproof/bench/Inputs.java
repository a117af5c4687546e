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

    /** About the size of the greatest entries. */
    public double greatest() {
        double ofForm = switch (form) {
            case LARGE_OFFSET -> 100;
            case NEAR_SATURATION -> 30;
            default -> 4;
        };
        return ofForm * scale;
    }

    /** About the size of the differences between the entries of a row, where there are any. */
    public double spread() {
        return form == InputForm.TINY_VARIANCE ? InputForm.TINY * scale : scale;
    }

    @Override
    public String toString() {
        return form.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " times " + scale;
    }
}
