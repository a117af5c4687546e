package io.github.backproof.junit.run;

import io.github.backproof.catalogue.Spec;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.PlainText;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Why a test failed, for the author of a layer. It has no stack trace: none of its frames would be theirs. */
public final class NotUpheld extends AssertionError {
    private static final long serialVersionUID = 1;

    private NotUpheld(String message) {
        super(message);
        setStackTrace(new StackTraceElement[0]);
    }

    /** A law that does not hold: its smallest case, and what the layer is known to be instead. */
    public static NotUpheld of(Spec spec, Subject subject, Verdict verdict, Explanation explanation) {
        return new NotUpheld(sentences(spec, subject, verdict, explanation));
    }

    /** The same with the command that shows it again. */
    public static NotUpheld of(
            Spec spec, Subject subject, Verdict verdict, Explanation explanation, RunSettings settings) {
        String replay = "\n  replay: mvn test -Dbackproof.only=%s#%s -Dbackproof.seed=%d -Dbackproof.tries=%d"
                .formatted(PlainText.oneLine(subject.name()), spec.id(), settings.seed(), settings.tries());
        return new NotUpheld(sentences(spec, subject, verdict, explanation) + replay);
    }

    /** A class that cannot be verified, with everything that keeps it from being so. */
    public static NotUpheld refused(List<String> problems) {
        return new NotUpheld(problems.stream().map(PlainText::oneLine).collect(Collectors.joining("\n")));
    }

    private static String sentences(Spec spec, Subject subject, Verdict verdict, Explanation explanation) {
        StringBuilder text =
                new StringBuilder(PlainText.oneLine(subject.name()) + ": " + spec.id() + " " + spec.headline());
        verdict.smallestCase()
                .ifPresent(found -> text.append("\n  smallest case: ")
                        .append(PlainText.oneLine(found.sizes() + " · " + found.finding())));
        explanation.lines().forEach(line -> text.append("\n  " + line));
        return text.toString();
    }
}
