package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private final Surroundings before = Surroundings.now();

    @AfterEach
    void restore() {
        before.restore();
        System.clearProperty("com.example.loaded");
        assertThat(before.changesTo(Surroundings.now())).isEmpty();
    }

    @Test
    void changes_are_named() {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("GMT+7"));
        System.setProperty("file.separator", "?");
        assertThat(before.changesTo(Surroundings.now()))
                .contains("the default locale", "the default time zone", "the system property file.separator");
    }

    @Test
    void a_new_property_is_a_note_unless_java_reads_it() {
        System.setProperty("com.example.loaded", "true");
        assertThat(before.changesTo(Surroundings.now())).isEmpty();
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "1");
        assertThat(before.changesTo(Surroundings.now()))
                .containsExactly("the system property java.util.concurrent.ForkJoinPool.common.parallelism");
    }

    @Test
    void what_is_restored_keeps_the_notes() {
        System.setProperty("com.example.loaded", "true");
        System.setProperty("file.separator", "?");
        before.restore();
        assertThat(System.getProperty("com.example.loaded")).isEqualTo("true");
        assertThat(System.getProperty("file.separator")).isNotEqualTo("?");
    }
}
