package io.github.backproof.numerics;

import java.util.Locale;

/** Numbers as people read them: two significant digits. */
public final class Figures {
    private Figures() {}

    /** The number, plain where that is short, otherwise with an exponent. */
    public static String of(double x) {
        double size = Math.abs(x);
        boolean plain = size >= 0.01 && size < 1000 || x == 0;
        return plain ? String.format(Locale.ROOT, "%.3g", x) : String.format(Locale.ROOT, "%.1e", x);
    }
}
