package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.InputForm;
import io.github.backproof.bench.Inputs;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a layer gives for inputs that are unusual: large, few, masked, out of range. */
final class InputScenes {
    private static final int FAR = 1000;
    private static final int SQUARE = 4;
    private static final Set<LayerKind> OF_LOGITS = Set.of(LayerKind.SOFTMAX, LayerKind.CROSS_ENTROPY);
    private static final Set<LayerKind> OF_ROWS = Set.of(LayerKind.EMBEDDING, LayerKind.POSITION_EMBEDDING);
    private static final Set<LayerKind> OF_POSITIONS = Set.of(LayerKind.POSITION_EMBEDDING, LayerKind.LANGUAGE_MODEL);

    static final List<Scene> ALL = List.of(
            new Scene("large numbers", takesNumbers(), bench -> {
                Bench large = bench.with(new Inputs(InputForm.ORDINARY, FAR));
                return large.run(large.x(), large.delta()).byName();
            }),
            new Scene("numbers around 100", takesNumbers(), bench -> {
                Bench offset = bench.with(new Inputs(InputForm.LARGE_OFFSET, 1));
                return offset.run(offset.x(), offset.delta()).byName();
            }),
            new Scene(
                    "logits far below zero",
                    of(OF_LOGITS),
                    bench -> bench.run(bench.x().each(z -> z - FAR), bench.delta())
                            .byName()),
            new Scene("one row of logits far below the others", of(OF_LOGITS), InputScenes::oneRowFarBelow),
            new Scene("scores of minus infinity", of(Set.of(LayerKind.SOFTMAX)), InputScenes::minusInfinity),
            new Scene("one token", subject -> !subject.isBuiltFor(Dimension.TOKENS), bench -> {
                Bench single = bench.withFirst(1);
                return single.run(single.x(), single.delta()).byName();
            }),
            new Scene("square weights", of(Set.of(LayerKind.LORA_LINEAR)), InputScenes::square),
            new Scene("more tokens than positions", of(OF_POSITIONS), InputScenes::beyondTheLastPosition),
            new Scene(
                    "an unknown token",
                    subject -> subject.kind().takesTokens(),
                    bench -> taken(bench, withFirst(bench.x(), bench.sizes().of(Dimension.VOCABULARY)))),
            new Scene(
                    "a token below zero",
                    subject -> subject.kind().takesTokens(),
                    bench -> taken(bench, withFirst(bench.x(), -1))),
            new Scene(
                    "heads that do not divide the features",
                    subject -> subject.takes(Dimension.HEADS),
                    InputScenes::headsThatDoNotDivide));

    private InputScenes() {}

    private static Predicate<Subject> takesNumbers() {
        return subject -> !subject.kind().takesTokens();
    }

    private static Predicate<Subject> of(Set<LayerKind> kinds) {
        return subject -> kinds.contains(subject.kind());
    }

    private static Map<String, UncertainMatrix> oneRowFarBelow(Bench bench) {
        DenseMatrix x = bench.x();
        DenseMatrix shift = DenseMatrix.filled(x.rows(), x.columns(), 0).where((row, column) -> row > 0, -FAR);
        return bench.run(x.plus(shift), bench.delta()).byName();
    }

    private static Map<String, UncertainMatrix> minusInfinity(Bench bench) {
        DenseMatrix x = bench.x().where((row, column) -> (row + column) % 2 == 0, Double.NEGATIVE_INFINITY);
        return bench.run(x, bench.delta()).byName();
    }

    private static Map<String, UncertainMatrix> square(Bench bench) {
        Sizes sizes = bench.sizes()
                .with(Dimension.INPUTS, SQUARE)
                .with(Dimension.OUTPUTS, SQUARE)
                .with(Dimension.RANK, SQUARE);
        Bench square = Bench.of(bench.subject(), Sight.ordinaryCase(bench.subject(), sizes, 0));
        return square.run(square.x(), square.delta()).byName();
    }

    private static Map<String, UncertainMatrix> beyondTheLastPosition(Bench bench) {
        Bench longer = bench.with(Dimension.TOKENS, bench.sizes().of(Dimension.CONTEXT) + 2);
        return taken(longer, longer.x());
    }

    private static Map<String, UncertainMatrix> headsThatDoNotDivide(Bench bench) {
        Bench odd = bench.with(Dimension.HEADS, bench.sizes().of(Dimension.HEADS) + 1);
        return taken(odd, odd.x());
    }

    /** Whether the layer takes an input that it must refuse: 1 or 0; and what it makes of it, if that is a copy or one sum. */
    private static Map<String, UncertainMatrix> taken(Bench bench, DenseMatrix x) {
        try {
            DenseMatrix y = bench.layer().forward(x).result();
            DenseMatrix rounding = y.scaledBy(bench.subject().precision().unitRoundoff());
            return OF_ROWS.contains(bench.subject().kind())
                    ? Map.of("taken", number(1), "Y", Bench.exact(y).seenAs(y, rounding))
                    : Map.of("taken", number(1));
        } catch (SubjectFailure refused) {
            return Map.of("taken", number(0));
        }
    }

    private static UncertainMatrix number(int value) {
        return Bench.exact(DenseMatrix.filled(1, 1, value));
    }

    private static DenseMatrix withFirst(DenseMatrix tokens, int token) {
        return tokens.where((row, column) -> row > 0, token);
    }
}
