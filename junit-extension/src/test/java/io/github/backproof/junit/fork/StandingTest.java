package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Step STEP = new Step("com.example.Norm", "LN-01", 1);

    private final List<Entry> entries = new ArrayList<>();

    @Test
    void a_verdict_stays() {
        Verdict verdict = Verdict.notTried("LN-01", "com.example.Norm", Level.MUST, "a test");
        add(new Entry.Began(STEP), new Entry.Judged(STEP, verdict), new Entry.Died(137, 0));
        assertThat(standing().verdict(STEP)).contains(verdict);
        assertThat(standing().culprit(STEP)).isEmpty();
    }

    @Test
    void who_stops_the_jvm_with_a_word_is_the_culprit_at_once() {
        add(new Entry.Began(STEP), new Entry.Stopped(Entry.Scope.STEP, "RUN-04", "It exits."), new Entry.Died(0, 0));
        assertThat(standing().culprit(STEP)).map(Entry.Stopped::sentence).contains("It exits.");
        assertThat(standing().found("com.example.Norm")).singleElement();
        assertThat(standing().found("com.example.Norm.method")).isEmpty();
    }

    @Test
    void ends_without_a_word_count_when_they_repeat_themselves() {
        ends(2, 1);
        assertThat(standing().culprit(STEP)).isEmpty();
        ends(1, 1);
        assertThat(standing().culprit(STEP)).map(Entry.Stopped::law).contains("RUN-05");
    }

    @Test
    void kills_from_outside_have_to_repeat_themselves_more_often() {
        ends(9, 137);
        assertThat(standing().culprit(STEP)).isEmpty();
        ends(1, 137);
        assertThat(standing().culprit(STEP)).map(Entry.Stopped::law).contains("RUN-05");
    }

    @Test
    void kills_at_the_same_try_are_the_steps_own_and_others_are_not() {
        for (long built = 1; built <= 20; built++) {
            add(new Entry.Began(STEP), new Entry.Died(137, built));
        }
        assertThat(standing().culprit(STEP)).isEmpty();
        add(new Entry.Began(STEP), new Entry.Died(137, 20), new Entry.Began(STEP), new Entry.Died(137, 20));
        assertThat(standing().culprit(STEP)).isPresent();
    }

    @Test
    void ends_between_which_a_step_succeeded_are_not_in_a_row() {
        ends(2, 1);
        add(new Entry.Began(STEP), new Entry.Ended(STEP));
        ends(2, 1);
        assertThat(standing().culprit(STEP)).isEmpty();
    }

    @Test
    void a_full_memory_needs_no_second_try() {
        ends(1, Standing.OUT_OF_MEMORY);
        assertThat(standing().culprit(STEP)).map(Entry.Stopped::law).contains("RUN-02");
    }

    @Test
    void after_three_culprits_or_when_its_time_is_spent_a_subject_is_given_up() {
        for (String law : List.of("LN-01", "LN-02", "LN-03")) {
            assertThat(standing().givenUp("com.example.Norm")).isEmpty();
            stop(law, Entry.Scope.STEP);
        }
        assertThat(standing().givenUp("com.example.Norm")).isPresent();
        entries.clear();
        stop("LN-01", Entry.Scope.SUBJECT);
        assertThat(standing().givenUp("com.example.Norm"))
                .contains("not tried, because the time for this layer was spent");
    }

    @Test
    void what_happens_at_the_binding_concerns_what_methods_make() {
        Step binding = new Step("com.example.Norm", Step.BINDING, 1);
        add(new Entry.Began(binding), new Entry.Found(binding, "RUN-09", "Changed."), new Entry.Ended(binding));
        assertThat(standing().found("com.example.Norm.method")).hasSize(1);
        assertThat(standing().found("com.example.Normal")).isEmpty();
    }

    @Test
    void ends_outside_of_steps_are_counted_until_one_begins_or_the_run_is_taken_up_again() {
        add(new Entry.Opened(), new Entry.Died(1, 0), new Entry.Died(1, 0));
        assertThat(standing().idleEnds()).isEqualTo(2);
        add(new Entry.Began(STEP), new Entry.Ended(STEP));
        assertThat(standing().idleEnds()).isZero();
        add(new Entry.Died(1, 0), new Entry.Opened());
        assertThat(standing().idleEnds()).isZero();
    }

    @Test
    void a_run_that_was_taken_up_again_blames_nobody_for_the_interruption() {
        add(
                new Entry.Began(STEP),
                new Entry.Opened(),
                new Entry.Died(1, 0),
                new Entry.Died(1, 0),
                new Entry.Died(1, 0));
        assertThat(standing().culprit(STEP)).isEmpty();
    }

    private void stop(String law, Entry.Scope scope) {
        add(
                new Entry.Began(new Step("com.example.Norm", law, 1)),
                new Entry.Stopped(scope, "RUN-03", "It hangs."),
                new Entry.Died(4, 0));
    }

    private void ends(int count, int status) {
        for (int i = 0; i < count; i++) {
            add(new Entry.Began(STEP), new Entry.Died(status, 0));
        }
    }

    private void add(Entry... more) {
        Collections.addAll(entries, more);
    }

    private Standing standing() {
        return Standing.after(entries);
    }
}
