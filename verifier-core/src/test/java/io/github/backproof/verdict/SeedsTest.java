package io.github.backproof.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, 1L << 62, Long.MIN_VALUE, Long.MAX_VALUE})
    void the_seed_of_a_run_is_found_again_from_that_of_an_invariant(long run) {
        assertThat(Seeds.ofRun(Seeds.ofInvariant(run, "ATT-01"), "ATT-01")).isEqualTo(run);
    }
}
