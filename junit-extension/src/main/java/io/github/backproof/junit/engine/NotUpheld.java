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
        String smallest = verdict.smallestCase()
                .map(found -> "\n  smallest case: " + found.sizes() + " · " + found.finding())
                .orElse("");
        String replay = "\n  replay: mvn test -Dbackproof.only=%s#%s -Dbackproof.seed=%d -Dbackproof.tries=%d"
                .formatted(subject, spec.id(), settings.seed(), settings.tries());
        return new NotUpheld(subject + ": " + spec.id() + " " + spec.headline() + smallest + replay);
    }

    static NotUpheld refused(List<String> problems) {
        return new NotUpheld(String.join("\n", problems));
    }

    static NotUpheld cannotTell(String reason) {
        return new NotUpheld("Cannot tell: " + reason + ".");
    }
}
