package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.fault.Fault;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.pages.CheckedInPage;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.ParameterSpec.Training;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Diagnosis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said of layers that are wrong in one, two and more ways is said in the words that it was. */
class DiagnosisWordsTest {
    private static final Path FILE = Path.of("src", "test", "resources", "diagnoses.txt");

    /** Of each kind. */
    private static final int PAIRS = 2;

    /** A wrong layer. */
    private record Wrong(String name, Subject subject) {
        String text() {
            return "# " + name + "\n"
                    + Diagnoses.of(subject, Set.of()).stream().map(Wrong::said).collect(Collectors.joining());
        }

        private static String said(Diagnosis diagnosis) {
            return diagnosis.certainty() + " " + diagnosis.faults() + " " + diagnosis.equations() + "\n  "
                    + diagnosis.finding() + "\n"
                    + diagnosis.lookAt().stream()
                            .map(place -> "  - " + place + "\n")
                            .collect(Collectors.joining())
                    + diagnosis
                            .mismatch()
                            .map(shown -> "  " + shown.quantity() + ", " + shown.sizes() + "\n")
                            .orElse("")
                    + diagnosis
                            .steps()
                            .map(shown -> "  " + shown.quantity() + ", " + shown.sizes() + "\n")
                            .orElse("");
        }
    }

    @TestFactory
    Stream<DynamicTest> a_diagnosis_says_what_it_said() throws IOException {
        if (System.getProperty("backproof.generate") != null) {
            CheckedInPage.check(FILE, wrong().map(Wrong::text).collect(Collectors.joining()));
        }
        String known = Files.readString(FILE, StandardCharsets.UTF_8).replace("\r\n", "\n");
        return wrong().map(layer ->
                dynamicTest(layer.name(), () -> assertThat(known).contains(layer.text())));
    }

    private static Stream<Wrong> wrong() {
        return Arrays.stream(LayerKind.values()).flatMap(kind -> Stream.concat(pairs(kind), changed(kind)));
    }

    private static Stream<Wrong> pairs(LayerKind kind) {
        return DrawnPairs.of(kind, PAIRS).stream()
                .map(pair -> new Wrong(
                        pair.first().id() + " and " + pair.second().id(),
                        SubjectsUnderTest.with(pair, Precision.FLOAT32)));
    }

    private static Stream<Wrong> changed(LayerKind kind) {
        Subject right = SubjectsUnderTest.right(kind, Masking.NONE, Gelu.ERF, Precision.FLOAT32);
        LayerMaker maker = RightLayer.of(kind);
        String gradient = right.parameterNames().stream()
                .filter(name -> kind.parameter(name).orElseThrow().training() == Training.TRAINED)
                .max(Comparator.naturalOrder())
                .orElse("Δ_in");
        Fault fault = DrawnPairs.faults(kind).get(0);
        return Stream.of(
                wrong("Δ_in one row up", right, maker, "Δ_in", Changed::oneRowUp),
                wrong(gradient + " scaled", right, maker, gradient, Changed::scaled),
                wrong("Y without its last row", right, maker, "Y", Changed::withoutLastRow),
                wrong(
                        fault.id() + ", and Δ_in without its last row",
                        SubjectsUnderTest.with(fault, Precision.FLOAT32),
                        fault.builder()::build,
                        "Δ_in",
                        Changed::withoutLastRow));
    }

    private static Wrong wrong(
            String what, Subject like, LayerMaker maker, String quantity, UnaryOperator<Tensor> change) {
        return new Wrong(
                like.kind() + ": " + what,
                ReferenceSubject.of(
                        what,
                        like.kind(),
                        like.conventions(),
                        like.precision(),
                        Arithmetic.rounded(like.precision(), SummationOrder.LAST_TO_FIRST),
                        maker,
                        (layer, sizes) -> new Changed(layer, quantity, change)));
    }
}
