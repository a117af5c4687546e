package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An adapter may refuse a rank beyond the full one, and no other. */
class RefusedRankTest {
    private static final int FULL = 3;
    private static final InvariantProperty PADDING = Judge.property("LORA-03");

    private static Trial tried(int rank, int mostRank) {
        Trial trial = new Trial(adapter(mostRank));
        Sizes sizes = new Sizes(
                Map.of(Dimension.TOKENS, 2, Dimension.INPUTS, FULL + 1, Dimension.OUTPUTS, FULL, Dimension.RANK, rank));
        LayerCase given = new LayerCase(sizes, Map.of(Hyperparameter.LORA_ALPHA, 7.0), Inputs.ORDINARY, 1);
        assertThat(PADDING.tryOn(given, trial)).isEmpty();
        return trial;
    }

    private static Subject adapter(int mostRank) {
        return ReferenceSubject.of(
                "an adapter of rank up to " + mostRank,
                LayerKind.LORA_LINEAR,
                Conventions.USUAL,
                Precision.FLOAT64,
                Arithmetic.FAST,
                RightLayer.of(LayerKind.LORA_LINEAR),
                (layer, sizes) -> upTo(mostRank, layer, sizes));
    }

    private static Layer upTo(int mostRank, Layer layer, Sizes sizes) {
        if (sizes.of(Dimension.RANK) > mostRank) {
            throw new IllegalArgumentException("The rank is at most " + mostRank + ".");
        }
        return layer;
    }

    @Test
    void what_is_refused_beyond_the_full_rank_cannot_be_told() {
        assertThat(tried(FULL, FULL).decided()).isZero();
        assertThat(tried(FULL, FULL).undecided()).isEqualTo(1);
    }

    @Test
    void what_is_accepted_is_compared() {
        assertThat(tried(FULL, FULL + 1).decided()).isEqualTo(4);
        assertThat(tried(FULL - 1, FULL).decided()).isEqualTo(4);
    }

    @Test
    void what_is_refused_up_to_the_full_rank_is_a_failure() {
        assertThatThrownBy(() -> tried(FULL - 1, FULL - 1)).isInstanceOf(SubjectFailure.class);
    }
}
