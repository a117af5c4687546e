package io.github.backproof.benchmarks.calibration;

import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.Map;

/** The layer that power is measured on: attention of 16 tokens, 64 features and 4 heads, right or with a mistake. */
final class AttentionLayers {
    /** The reference. */
    static final LayerMaker RIGHT = RightLayer.of(LayerKind.SELF_ATTENTION);

    private static final Sizes SIZES =
            new Sizes(Map.of(Dimension.TOKENS, 16, Dimension.FEATURES, 64, Dimension.HEADS, 4));

    private static final Conventions CONVENTIONS =
            new Conventions(WeightLayout.IN_OUT, GradientUpdate.REPLACE, LoraScale.ALPHA, Gelu.ERF, Masking.NONE);

    private AttentionLayers() {}

    static Subject subject(Precision precision, LayerMaker maker) {
        return ReferenceSubject.of(
                "attention",
                LayerKind.SELF_ATTENTION,
                CONVENTIONS,
                precision,
                Arithmetic.rounded(precision, SummationOrder.EIGHT_LANES),
                maker);
    }

    static LayerCase given(long number) {
        return new LayerCase(SIZES, Map.of(), Inputs.ORDINARY, number);
    }
}
