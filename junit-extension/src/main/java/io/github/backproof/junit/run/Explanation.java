package io.github.backproof.junit.run;

import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.report.DiagnosisText;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Diagnosis;
import java.util.List;
import java.util.Optional;

/** What a layer that is wrong is known to be. Looked up once, when the first of its laws does not hold: it costs as much as many laws. */
public final class Explanation {
    private final Subject subject;
    private Optional<List<Diagnosis>> found = Optional.empty();

    /** Of this subject. */
    public Explanation(Subject subject) {
        this.subject = subject;
    }

    /** By the layer's values, the likeliest first, in lines. */
    public synchronized List<String> lines() {
        List<Diagnosis> diagnoses = found.orElseGet(() -> Diagnoses.ofValues(subject));
        found = Optional.of(diagnoses);
        return diagnoses.stream()
                .flatMap(diagnosis -> DiagnosisText.lines(diagnosis).stream())
                .toList();
    }
}
