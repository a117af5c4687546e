package io.github.backproof.junit.fork;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Verdict;
import java.util.List;

/** One line of the journal of a run: something that has begun, is established or has ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Entry.Began.class, name = "began"),
    @JsonSubTypes.Type(value = Entry.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Entry.Judged.class, name = "judged"),
    @JsonSubTypes.Type(value = Entry.Diagnosed.class, name = "diagnosed"),
    @JsonSubTypes.Type(value = Entry.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Entry.Reported.class, name = "reported"),
    @JsonSubTypes.Type(value = Entry.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = Entry.Renewed.class, name = "renewed"),
    @JsonSubTypes.Type(value = Entry.Died.class, name = "died")
})
sealed interface Entry {
    /** A supervisor takes the run up, for the first time or again. */
    record Opened() implements Entry {}

    /** The code of a subject is about to run. */
    record Began(Step step) implements Entry {}

    /** It has run, and there is nothing to remember. */
    record Ended(Step step) implements Entry {}

    /** A check came to its verdict. */
    record Judged(Step step, Verdict verdict) implements Entry {}

    /** The reasons why laws are broken were looked for. */
    record Diagnosed(Step step, List<Diagnosis> diagnoses) implements Entry {}

    /** A subject was seen to break a law of the family RUN, and its step went on. */
    record Found(Step step, String law, String sentence) implements Entry {}

    /** All is known about a class and what its methods make. */
    record Reported(String type, List<SubjectReport> reports) implements Entry {}

    /** The JVM is about to end because of the step that runs, and the law that this breaks. */
    record Stopped(Scope scope, String law, String sentence) implements Entry {}

    /** The JVM ends by its own will, between two subjects. */
    record Renewed() implements Entry {}

    /** The JVM has ended against its will; the step that ran had built so many layers. */
    record Died(int status, long built) implements Entry {}

    /** How much of a subject is over when the JVM is stopped. */
    enum Scope {
        /** The step that runs. */
        STEP,
        /** The subject. */
        SUBJECT
    }
}
