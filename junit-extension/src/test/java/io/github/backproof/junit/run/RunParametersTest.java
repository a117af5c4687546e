package io.github.backproof.junit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.property.RunSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunParametersTest {
    @Test
    void with_nothing_said_a_run_is_the_usual_one() {
        assertThat(of(Map.of()).settings())
                .isEqualTo(new RunSettings(RunSettings.DEFAULT_SEED, RunSettings.DEFAULT_TRIES));
        assertThat(of(Map.of()).selection()).isEqualTo(Selection.ALL);
    }

    @Test
    void tries_count_more_than_the_profile() {
        assertThat(of(Map.of("backproof.profile", "quick")).settings().tries()).isEqualTo(25);
        assertThat(of(Map.of("backproof.profile", "quick", "backproof.tries", "7"))
                        .settings()
                        .tries())
                .isEqualTo(7);
    }

    @Test
    void layers_at_a_time_are_one_a_number_or_as_many_as_processors() {
        assertThat(of(Map.of()).parallel()).isEqualTo(1);
        assertThat(of(Map.of("backproof.parallel", "false")).parallel()).isEqualTo(1);
        assertThat(of(Map.of("backproof.parallel", "3")).parallel()).isEqualTo(3);
        assertThat(of(Map.of("backproof.parallel", "true")).parallel())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThatThrownBy(() -> of(Map.of("backproof.parallel", "yes")).parallel())
                .hasMessage("backproof.parallel is \"yes\": write true, false or a whole number from 1.");
    }

    @Test
    void a_value_that_does_not_fit_gets_a_sentence() {
        refused("backproof.seed", "today", "backproof.seed is \"today\": write a whole number.");
        refused("backproof.tries", "0", "backproof.tries is \"0\": write a whole number from 1.");
        refused("backproof.tries", "1e3", "backproof.tries is \"1e3\": write a whole number from 1.");
        refused("backproof.profile", "fast", "backproof.profile is \"fast\": write quick, standard or thorough.");
    }

    private static void refused(String key, String value, String sentence) {
        assertThatThrownBy(() -> of(Map.of(key, value)).settings()).hasMessage(sentence);
    }

    private static RunParameters of(Map<String, String> values) {
        return new RunParameters(key -> Optional.ofNullable(values.get(key)));
    }
}
