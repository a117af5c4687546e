package io.github.backproof.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.gate.FailOn;
import io.github.backproof.gate.Gate;
import io.github.backproof.junit.fork.Limits;
import io.github.backproof.report.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void limits_are_seconds_up_to_a_day() throws MojoExecutionException {
        assertThat(UserInput.limits("1", "86400")).isEqualTo(new Limits(1, 86400));
        assertThatThrownBy(() -> UserInput.limits("0", "1"))
                .hasMessage("backproof.tryTimeout is \"0\": write a whole number from 1 to 86400.");
        assertThatThrownBy(() -> UserInput.limits("1", "86401"))
                .hasMessage("backproof.layerTimeout is \"86401\": write a whole number from 1 to 86400.");
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

    @Test
    void a_shard_is_a_part_of_a_number_of_parts() throws MojoExecutionException {
        assertThat(UserInput.shard(null, 1)).isEmpty();
        assertThat(UserInput.shard(" 3/8 ", 1)).contains(new Shard(3, 8));
        for (String wrong : new String[] {"0/8", "9/8", "3", "1/1001", "-1/2", "a/b", "1/99999999999"}) {
            assertThatThrownBy(() -> UserInput.shard(wrong, 1))
                    .hasMessage("backproof.shard is \"" + wrong
                            + "\": write the part and the number of parts, as in 3/8, at most 1000.");
        }
    }

    @Test
    void the_gate_is_read_as_it_is_written() throws MojoExecutionException {
        assertThat(UserInput.gate("should", "2026.1", "90", "0"))
                .isEqualTo(new Gate(FailOn.SHOULD, Optional.of("2026.1"), 90, 0));
        assertThat(UserInput.gate("MUST", null, "0", "100")).isEqualTo(new Gate(FailOn.MUST, Optional.empty(), 0, 100));
        assertThatThrownBy(() -> UserInput.gate("never", null, "0", "0"))
                .hasMessage("backproof.failOn is \"never\": write MUST, SHOULD or NONE.");
        assertThatThrownBy(() -> UserInput.gate("MUST", "new", "0", "0"))
                .hasMessage("backproof.minCatalogue is \"new\": write a version such as 2026.1.");
        assertThatThrownBy(() -> UserInput.gate("MUST", null, "101", "0"))
                .hasMessage("backproof.minLayers is \"101\": write a whole number from 0 to 100.");
        assertThatThrownBy(() -> UserInput.gate("MUST", null, "0", "all"))
                .hasMessage("backproof.minKinds is \"all\": write a whole number from 0 to 100.");
    }

    @Test
    void a_day_is_written_as_in_iso() throws MojoExecutionException {
        assertThat(UserInput.date("2026-12-31")).isEqualTo("2026-12-31");
        assertThat(UserInput.date(null)).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThatThrownBy(() -> UserInput.date("31.12.2026"))
                .hasMessage("backproof.date is \"31.12.2026\": write a day as in 2026-12-31.");
    }

    @Test
    void the_number_of_jvms_has_bounds() {
        assertThatThrownBy(() -> UserInput.parallel("0"))
                .hasMessage("backproof.parallel is \"0\": write a whole number from 1 to 64.");
    }

    @Test
    void only_the_usual_waiver_file_may_be_missing(@TempDir Path folder) throws IOException, MojoExecutionException {
        Path usual = folder.resolve("usual.yml");
        assertThat(UserInput.waivers(usual, usual)).isEmpty();
        Path other = folder.resolve("other.yml");
        assertThatThrownBy(() -> UserInput.waivers(other, usual))
                .hasMessage("backproof.waivers is \"" + other + "\", which cannot be read: name a file of waivers.");
        Files.writeString(other, "- {subject: A, id: ATT-01}");
        assertThatThrownBy(() -> UserInput.waivers(other, usual))
                .hasMessage("backproof: other.yml: waiver 1: \"reason\" is missing:"
                        + " write why the violation is accepted.");
    }

    @Test
    void a_shard_that_is_split_once_more_has_fewer_parts() throws MojoExecutionException {
        assertThat(UserInput.shard("1/500", 2)).isPresent();
        assertThatThrownBy(() -> UserInput.shard("1/501", 2)).hasMessageEndingWith("as in 3/8, at most 500.");
    }

    @Test
    void a_budget_is_in_seconds_and_not_for_shards() throws MojoExecutionException {
        assertThat(UserInput.budget("60", Optional.empty())).contains(60);
        assertThat(UserInput.budget(null, Shard.of("1/2"))).isEmpty();
        assertThatThrownBy(() -> UserInput.budget("1m", Optional.empty()))
                .hasMessage("backproof.budget is \"1m\": write a whole number from 1 to 86400.");
        assertThatThrownBy(() -> UserInput.budget("60", Shard.of("1/2")))
                .hasMessage("backproof.budget and backproof.shard do not go together: leave one of them out.");
    }
}
