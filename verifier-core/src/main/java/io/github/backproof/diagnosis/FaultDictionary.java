package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.Observed;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.List;

/** Looks a layer up in the dictionary of faults. */
public final class FaultDictionary {
    private FaultDictionary() {}

    /**
     * The faults that the layer is equal to: its output and every gradient, to rounding level, in every case looked at, where the
     * right layer is not.
     */
    public static List<Fault> matches(Subject subject) {
        return Faults.all().stream()
                .filter(fault -> fault.kind() == subject.kind() && fault.isInAnEquation())
                .filter(fault -> DiagnosisCases.of(subject).allMatch(bench -> isEqualTo(fault.builder()::build, bench)))
                .filter(fault -> DiagnosisCases.of(subject).anyMatch(bench -> !isEqualTo(bench.right(), bench)))
                .toList();
    }

    /** What was found, as a sentence: empty when the dictionary does not know the mistake. */
    public static List<String> explain(Subject subject) {
        List<Fault> matches = matches(subject);
        String certainty = matches.size() == 1
                ? "equal, to rounding level, to the reference with one mistake"
                : "one of " + matches.size() + " mistakes that cannot be told apart here";
        return matches.stream()
                .map(fault -> "%s (%s): %s".formatted(certainty, fault.equation(), fault.story()))
                .toList();
    }

    private static boolean isEqualTo(LayerMaker layer, Bench bench) {
        Observed expected = bench.instead(layer, bench.x(), bench.delta());
        Observed actual;
        try {
            actual = bench.run(bench.x(), bench.delta());
        } catch (SubjectFailure failure) {
            return false;
        }
        return Agreement.of(actual.output().value(), expected.output())
                && Agreement.of(actual.inputGradient().value(), expected.inputGradient())
                && actual.gradients().keySet().stream()
                        .allMatch(name -> Agreement.of(actual.gradient(name).value(), expected.gradient(name)));
    }
}
