package io.github.backproof.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class UserInputTest {
    @Test
    void a_seed_is_any_long() throws MojoExecutionException {
        assertThat(UserInput.seed(" -77 ")).isEqualTo(-77);
        assertThatThrownBy(() -> UserInput.seed("today"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("backproof.seed is \"today\":"
                        + " write a whole number from -9223372036854775808 to 9223372036854775807.");
    }

    @Test
    void tries_are_at_least_one() throws MojoExecutionException {
        assertThat(UserInput.tries("1", "standard")).isEqualTo(1);
        for (String wrong : new String[] {"0", "-5", "many", "1e3"}) {
            assertThatThrownBy(() -> UserInput.tries(wrong, "standard"))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessage("backproof.tries is \"" + wrong + "\": write a whole number from 1 to 2147483647.");
        }
    }

    @Test
    void a_profile_says_how_many_tries() throws MojoExecutionException {
        assertThat(UserInput.tries(null, "quick")).isEqualTo(25);
        assertThat(UserInput.tries("", "Standard")).isEqualTo(100);
        assertThat(UserInput.tries(null, "thorough")).isEqualTo(1000);
        assertThat(UserInput.tries("7", "quick")).isEqualTo(7);
        assertThatThrownBy(() -> UserInput.tries(null, "fast"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("backproof.profile is \"fast\": write quick, standard or thorough.");
    }

    @Test
    void terms_are_separated_by_commas() {
        assertThat(UserInput.terms(" Norm#LN-01, Attention ,,")).containsExactly("Norm#LN-01", "Attention");
        assertThat(UserInput.terms(null)).isEmpty();
    }

    @Test
    void a_selection_that_matches_nothing_is_refused() {
        assertThatThrownBy(() -> UserInput.requireMatch("Nrom"))
                .hasMessage("backproof.only is \"Nrom\", which matches nothing:"
                        + " write Class, Class#ID or #ID, with a class marked @GradientChecked.");
    }
}
