package io.github.backproof.report;

import java.util.Optional;

/**
 * A violation that is known and accepted for a reason. It stays in every report and does not break the build.
 *
 * @param subject the layer's simple or full class name
 * @param id the invariant, such as {@code ATT-01}
 * @param reason why it is accepted
 * @param expires the last day on which it counts, as in 2026-12-31; empty when it has none
 */
public record Waiver(String subject, String id, String reason, Optional<String> expires) {
    /** Whether it speaks about that check. */
    public boolean names(SubjectReport layer, String invariant) {
        return id.equals(invariant) && (subject.equals(layer.name()) || subject.equals(layer.className()));
    }

    /** Whether it no longer counts on that day. */
    public boolean isExpired(String day) {
        // ISO dates are in the order of their letters.
        return expires.map(last -> last.compareTo(day) < 0).orElse(false);
    }

    /** The reason and the last day, as it is printed. */
    public String sentence() {
        return reason + expires.map(last -> " (until " + last + ")").orElse("");
    }
}
