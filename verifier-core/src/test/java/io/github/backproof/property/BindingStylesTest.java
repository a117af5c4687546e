package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Dimension;
import io.github.backproof.styles.BatchedActivation;
import io.github.backproof.styles.BatchedTable;
import io.github.backproof.styles.CachedLayerNorm;
import io.github.backproof.styles.EjmlFloatLora;
import io.github.backproof.styles.EjmlLinear;
import io.github.backproof.styles.FixedRmsNorm;
import io.github.backproof.styles.FourTokensLayerNorm;
import io.github.backproof.styles.FusedQkvAttention;
import io.github.backproof.styles.GetterRmsNorm;
import io.github.backproof.styles.HeadsFirstAttention;
import io.github.backproof.styles.LayersAsMethods;
import io.github.backproof.styles.OneBufferMlp;
import io.github.backproof.styles.OutArraysLayerNorm;
import io.github.backproof.styles.SoftmaxFromOutput;
import io.github.backproof.styles.StaticCrossEntropy;
import io.github.backproof.styles.StaticLinear;
import io.github.backproof.styles.StyleSource;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every style of writing a layer binds and complies; with one sign changed it does not. */
class BindingStylesTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 20);

    /**
     * A style.
     *
     * @param type the layer
     * @param lines the lines of its source that hold annotations only
     * @param right a piece of its backward
     * @param wrong what makes it wrong
     */
    record Style(Class<?> type, int lines, String right, String wrong) {
        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static List<Style> styles() {
        return List.of(
                new Style(StaticLinear.class, 1, "d.bias[o] +=", "d.bias[o] -="),
                new Style(GetterRmsNorm.class, 5, "normal * along / d", "normal * along"),
                new Style(OneBufferMlp.class, 3, "+= dy[t * out + o] * x[", "-= dy[t * out + o] * x["),
                new Style(CachedLayerNorm.class, 3, "gradients.dBias[i] +=", "gradients.dBias[i] -="),
                new Style(BatchedActivation.class, 1, "s * (1 - s)", "s"),
                new Style(SoftmaxFromOutput.class, 1, "(dp[t][i] - along)", "dp[t][i]"),
                new Style(BatchedTable.class, 3, "dTable[tokens[b][t]][i] +=", "dTable[tokens[b][t]][i] ="),
                new Style(StaticCrossEntropy.class, 1, "(v == targets[t] ? 1 : 0)", "(v == 0 ? 1 : 0)"),
                new Style(EjmlLinear.class, 3, "multTransA(input, dy, null)", "multTransA(2, input, dy, null)"),
                new Style(EjmlFloatLora.class, 6, "up.numCols), alpha, product", "up.numCols), 1, product"),
                new Style(OutArraysLayerNorm.class, 1, "dBias[i] +=", "dBias[i] ="),
                new Style(FixedRmsNorm.class, 3, "(D * root * root)", "(root * root)"),
                new Style(FourTokensLayerNorm.class, 6, "return gradients.dBias()", "return gradients.dWeight()"),
                new Style(FusedQkvAttention.class, 5, "(dp[s] - along)", "dp[s]"),
                new Style(
                        HeadsFirstAttention.class,
                        10,
                        "set(product(transposed(x), dk)",
                        "set(product(transposed(x), dq)"));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void complies(Style style) {
        Subject subject = subject(style.type());
        assertThat(verdicts(subject)).isNotEmpty().allMatch(verdict -> verdict.outcome() == Outcome.UPHELD);
    }

    @ParameterizedTest
    @MethodSource("styles")
    void fails_with_one_sign_or_factor_wrong(Style style, @TempDir Path folder) {
        StyleSource source = StyleSource.of(style.type()).with(style.right(), style.wrong());
        Subject subject = subject(source.compiled(folder));
        assertThat(Invariants.concerning(subject).stream()
                        .filter(property -> property.notApplicableTo(subject).isEmpty()))
                .anyMatch(property -> Judge.verdict(property, subject, SETTINGS).outcome() == Outcome.VIOLATED);
    }

    @ParameterizedTest
    @MethodSource("styles")
    void takes_as_many_lines_as_it_says(Style style) {
        assertThat(StyleSource.of(style.type()).linesOfAnnotations()).isEqualTo(style.lines());
    }

    @Test
    void layers_that_methods_make_comply() {
        List<Binding> bindings = SubjectBinder.bindAll(LayersAsMethods.class);
        assertThat(bindings).allMatch(Binding.Bound.class::isInstance);
        List<Subject> subjects = bindings.stream()
                .map(binding -> ((Binding.Bound) binding).subject())
                .toList();
        assertThat(subjects)
                .extracting(Subject::name)
                .containsExactly("LayersAsMethods.linear", "LayersAsMethods.sixFeaturesTwoHeads");
        assertThat(subjects.get(1).fixedSizes()).isEqualTo(Map.of(Dimension.FEATURES, 6, Dimension.HEADS, 2));
        assertThat(Judge.property("ATT-31").notApplicableTo(subjects.get(1))).contains("the layer's shapes are fixed");
        assertThat(subjects.stream().flatMap(subject -> verdicts(subject).stream()))
                .allMatch(verdict -> verdict.outcome() == Outcome.UPHELD);
    }

    @Test
    void shapes_that_are_fixed_are_known_and_laws_that_need_others_do_not_apply() {
        assertThat(subject(FixedRmsNorm.class).fixedSizes()).isEqualTo(Map.of(Dimension.FEATURES, 5));
        Subject ofFour = subject(FourTokensLayerNorm.class);
        assertThat(ofFour.fixedSizes()).isEqualTo(Map.of(Dimension.FEATURES, 5, Dimension.TOKENS, 4));
        assertThat(Judge.property("LN-12").notApplicableTo(ofFour))
                .contains("the layer takes sequences of one length only");
        assertThat(subject(HeadsFirstAttention.class).fixedSizes()).isEmpty();
    }

    private static Subject subject(Class<?> type) {
        Binding binding = SubjectBinder.bind(type);
        assertThat(binding).isInstanceOf(Binding.Bound.class);
        return ((Binding.Bound) binding).subject();
    }

    private static List<Verdict> verdicts(Subject subject) {
        return Invariants.concerning(subject).stream()
                .filter(property -> property.notApplicableTo(subject).isEmpty())
                .map(property -> Judge.verdict(property, subject, SETTINGS))
                .toList();
    }
}
