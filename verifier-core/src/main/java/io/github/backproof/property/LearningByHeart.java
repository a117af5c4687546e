package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.property.Descent.Course;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.Pass;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Reduction;
import io.github.backproof.subject.BoundLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One sequence of different tokens, and models that are trained on it from one small random start. */
final class LearningByHeart {
    /** So many starts are tried, and no more: a training takes as long as a hundred other tries. */
    private static final int STARTS = 4;

    private static final Map<Dimension, Integer> SIZES = Map.of(
            Dimension.TOKENS, 3,
            Dimension.CONTEXT, 3,
            Dimension.VOCABULARY, 5,
            Dimension.FEATURES, 4,
            Dimension.HEADS, 2,
            Dimension.HIDDEN, 6,
            Dimension.BLOCKS, 1);

    private static final double DEVIATION = 0.3;

    private final Bench bench;
    private final DenseMatrix sequence;
    private final int[] targets;

    /** In a case of {@link #small} sizes. */
    LearningByHeart(Bench bench) {
        this.bench = bench.with(start(bench));
        int[] tokens = Arrays.copyOf(
                bench.draw().permutation("tokens", bench.sizes().of(Dimension.VOCABULARY)),
                bench.x().rows());
        this.sequence = DenseMatrix.of(
                tokens.length, 1, Arrays.stream(tokens).asDoubleStream().toArray());
        this.targets = CrossEntropy.nextTokens(tokens);
    }

    /** One of a few cases of one small size. */
    static LayerCase small(LayerCase given) {
        LayerCase small = new LayerCase(given.sizes(), given.scalars(), Inputs.ORDINARY, given.number() % STARTS);
        for (Map.Entry<Dimension, Integer> size : SIZES.entrySet()) {
            small = small.with(size.getKey(), size.getValue());
        }
        return small;
    }

    /** Weights and tables small and random, gains one, biases zero. */
    private static Map<String, DenseMatrix> start(Bench bench) {
        Map<String, DenseMatrix> start = new LinkedHashMap<>();
        bench.parameters()
                .forEach((name, drawn) -> start.put(
                        name,
                        drawn.rows() > 1
                                ? bench.draw().normal("start " + name, drawn.rows(), drawn.columns(), 0, DEVIATION)
                                : DenseMatrix.filled(1, drawn.columns(), name.endsWith("weight") ? 1 : 0)));
        return start;
    }

    /** How the reference does. */
    Course ofReference(int mostSteps) {
        return new Descent(new Reference(), Precision.FLOAT64).from(bench.parameters(), mostSteps);
    }

    /** How the subject does: one layer, as a training loop has it, whose parameters are written and gradients read. */
    Course ofSubject(int mostSteps) {
        return new Descent(new Trained(), bench.subject().precision()).from(bench.parameters(), mostSteps);
    }

    private CrossEntropy.Loss loss(DenseMatrix logits) {
        return new CrossEntropy(Reduction.MEAN).of(logits, targets);
    }

    private final class Reference implements Descent.Model {
        private final List<Pass> latest = new ArrayList<>();

        @Override
        public double loss(Map<String, DenseMatrix> parameters) {
            latest.clear();
            latest.add(bench.with(parameters).reference().forward(sequence));
            return LearningByHeart.this.loss(logits()).value().at(0, 0);
        }

        @Override
        public Map<String, DenseMatrix> gradients() {
            Map<String, DenseMatrix> gradients = new LinkedHashMap<>();
            latest.get(0)
                    .backward(LearningByHeart.this.loss(logits()).logitsGradient())
                    .parameters()
                    .forEach((name, gradient) -> gradients.put(name, (DenseMatrix) gradient));
            return gradients;
        }

        private DenseMatrix logits() {
            return (DenseMatrix) latest.get(0).output();
        }
    }

    private final class Trained implements Descent.Model {
        private final BoundLayer layer = bench.layer();
        private DenseMatrix logitsGradient = DenseMatrix.filled(0, 0, 0);

        @Override
        public double loss(Map<String, DenseMatrix> parameters) {
            layer.parameters().forEach(spec -> layer.set(spec, parameters.get(spec.name())));
            CrossEntropy.Loss loss =
                    LearningByHeart.this.loss(layer.forward(sequence).result());
            logitsGradient =
                    ((DenseMatrix) loss.logitsGradient()).each(bench.subject().precision()::round);
            return loss.value().at(0, 0);
        }

        @Override
        public Map<String, DenseMatrix> gradients() {
            layer.backward(logitsGradient);
            Map<String, DenseMatrix> gradients = new LinkedHashMap<>();
            for (ParameterSpec spec : layer.parameters()) {
                layer.gradient(spec).ifPresent(gradient -> gradients.put(spec.name(), gradient));
            }
            return gradients;
        }
    }
}
