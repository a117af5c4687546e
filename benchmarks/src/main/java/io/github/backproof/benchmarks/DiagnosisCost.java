package io.github.backproof.benchmarks;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.reference.Pass;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Diagnosis;
import java.util.List;
import java.util.Locale;

/**
 * What the diagnosis of a mistake unknown to the dictionary takes in a JVM that has only just started, in seconds: {@code DiagnosisCost
 * KIND}. Nothing takes longer, because everything is looked at before a mistake is called unknown.
 */
public final class DiagnosisCost {
    private static final double EIGHTH = 0.125;

    private DiagnosisCost() {}

    /** Prints a line for the first diagnosis of the JVM. */
    public static void main(String[] arguments) {
        LayerKind kind = LayerKind.valueOf(arguments[0]);
        Subject subject = subject(kind);
        long before = System.nanoTime();
        List<Diagnosis> diagnoses = Diagnoses.ofValues(subject);
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf(
                Locale.ROOT, "%s: %s, %.2f s%n", kind, diagnoses.get(0).certainty(), seconds);
    }

    private static Subject subject(LayerKind kind) {
        return ReferenceSubject.of(
                "unknown",
                kind,
                Conventions.USUAL,
                Precision.FLOAT32,
                Arithmetic.rounded(Precision.FLOAT32, SummationOrder.FIRST_TO_LAST),
                unknown(RightLayer.of(kind)));
    }

    /** Each output with an eighth of its square, of which backward knows nothing. */
    private static LayerMaker unknown(LayerMaker right) {
        return (settings, parameters) -> x -> {
            Pass pass = right.make(settings, parameters).forward(x);
            Matrix squares = pass.output().hadamard(pass.output());
            return new Pass(pass.output().plus(squares.scaledBy(EIGHTH)), pass.backward());
        };
    }
}
