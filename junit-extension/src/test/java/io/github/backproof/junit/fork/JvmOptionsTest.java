package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    @Test
    void they_suit_short_runs() {
        assertThat(JvmOptions.with(List.of()))
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void they_give_way_to_a_collector_that_is_asked_for() {
        assertThat(JvmOptions.with(List.of("-XX:+UseParallelGC")))
                .contains("-XX:TieredStopAtLevel=1")
                .doesNotContain("-XX:+UseSerialGC")
                .endsWith("-XX:+UseParallelGC");
    }

    @Test
    void they_optimise_where_vectors_are_asked_for() {
        assertThat(JvmOptions.with(List.of("--add-modules=jdk.incubator.vector")))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void they_come_before_the_ones_asked_for() {
        assertThat(JvmOptions.with(List.of("-XX:TieredStopAtLevel=4", "-Xmx1g")))
                .endsWith("-XX:TieredStopAtLevel=4", "-Xmx1g");
    }
}
