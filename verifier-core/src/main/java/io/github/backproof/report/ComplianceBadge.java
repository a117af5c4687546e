package io.github.backproof.report;

/** The report as a badge: how many checks were upheld, green only when all layers comply. */
final class ComplianceBadge {
    private static final String LABEL = "backproof";
    private static final String GOOD = "#12703f";
    private static final String BAD = "#b3261e";
    private static final String OPEN = "#8a5a00";

    // The average advance of the face at 11 pixels.
    private static final int LETTER = 7;
    private static final int MARGIN = 12;

    private ComplianceBadge() {}

    static String of(ComplianceReport report) {
        Totals totals = Totals.of(report);
        boolean all = totals.upheld() == totals.applicable();
        String color = totals.complying() < totals.layers() || totals.upheld() == 0 ? BAD : all ? GOOD : OPEN;
        String text = totals.upheld() + " of " + totals.applicable();
        int left = LABEL.length() * LETTER + MARGIN;
        int right = text.length() * LETTER + MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
                <title>%2$s: %3$s checks upheld</title>
                <rect width="%1$d" height="20" rx="4" fill="%4$s"/>
                <path d="M4 0h%5$dv20H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#3a424a"/>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                <text x="%6$d" y="14">%2$s</text>
                <text x="%7$d" y="14">%3$s</text>
                </g>
                </svg>
                """.formatted(left + right, LABEL, text, color, left - 4, left / 2, left + right / 2);
    }
}
