package io.github.backproof.junit.run;

import io.github.backproof.diagnosis.FaultDictionary;
import io.github.backproof.subject.Subject;
import java.util.List;
import java.util.Optional;

/** What a layer that is wrong is known to be. Looked up once, when the first of its laws does not hold: it costs as much as many laws. */
public final class Explanation {
    private final Subject subject;
    private Optional<List<String>> found = Optional.empty();

    /** Of this subject. */
    public Explanation(Subject subject) {
        this.subject = subject;
    }

    /** Each goes on where "this is" stops; none when the mistake is not known. */
    public synchronized List<String> sentences() {
        List<String> sentences = found.orElseGet(() -> FaultDictionary.explain(subject));
        found = Optional.of(sentences);
        return sentences;
    }
}
