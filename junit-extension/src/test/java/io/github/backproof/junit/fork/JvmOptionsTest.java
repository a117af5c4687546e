package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    @Test
    void suitShortRuns() {
        assertThat(JvmOptions.with(List.of()))
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void giveWayToACollectorThatIsAskedFor() {
        assertThat(JvmOptions.with(List.of("-XX:+UseParallelGC")))
                .contains("-XX:TieredStopAtLevel=1")
                .doesNotContain("-XX:+UseSerialGC")
                .endsWith("-XX:+UseParallelGC");
    }

    @Test
    void optimiseWhereVectorsAreAskedFor() {
        assertThat(JvmOptions.with(List.of("--add-modules=jdk.incubator.vector")))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void comeBeforeTheOnesAskedFor() {
        assertThat(JvmOptions.with(List.of("-XX:TieredStopAtLevel=4", "-Xmx1g")))
                .endsWith("-XX:TieredStopAtLevel=4", "-Xmx1g");
    }
}
