package io.github.backproof.junit.engine;

import io.github.backproof.catalogue.Spec;
import io.github.backproof.property.RunSettings;
import io.github.backproof.verdict.Verdict;
import java.util.List;

/** Why a test failed, for the author of a layer. It has no stack trace: none of its frames would be theirs. */
final class NotUpheld extends AssertionError {
    private static final long serialVersionUID = 1;

    private NotUpheld(String message) {
        super(message);
        setStackTrace(new StackTraceElement[0]);
    }

    static NotUpheld of(Spec spec, String subject, Verdict verdict, RunSettings settings) {
        StringBuilder message = new StringBuilder(spec.id() + " " + spec.headline());
        verdict.smallestCase()
                .ifPresent(smallest -> message.append("\n  smallest case: ")
                        .append(smallest.sizes())
                        .append(" · ")
                        .append(smallest.finding()));
        message.append("\n  replay: -Dbackproof.only=")
                .append(subject)
                .append('#')
                .append(spec.id())
                .append(" -Dbackproof.seed=")
                .append(settings.seed())
                .append(" -Dbackproof.tries=")
                .append(settings.tries());
        return new NotUpheld(message.toString());
    }

    static NotUpheld refused(List<String> problems) {
        return new NotUpheld(String.join("\n", problems));
    }

    static NotUpheld cannotTell(String reason) {
        return new NotUpheld("Cannot tell: " + reason + ".");
    }
}
