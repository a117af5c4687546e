package io.github.backproof.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.junit.fork.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void it_says_how_far_the_run_is_and_how_long_it_may_take() {
        assertThat(ProgressLine.text(new Progress(3, 12), Duration.ofSeconds(10)))
                .isEqualTo("backproof: 3 of 12 layers, about 30 s left");
        assertThat(ProgressLine.text(new Progress(0, 12), Duration.ofSeconds(10)))
                .isEqualTo("backproof: 0 of 12 layers");
    }

    @Test
    void without_a_console_there_is_none() {
        assertThat(ProgressLine.of(null)).isEqualTo(ProgressLine.HIDDEN);
    }
}
