package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.verdict.Counterexample;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Step STEP = new Step("com.example.Norm\u2028<", "LN-01", -1);

    @TempDir
    private Path folder;

    @Test
    void entries_are_read_as_they_were_written() throws IOException {
        List<Entry> entries = List.of(
                new Entry.Opened(),
                new Entry.Began(STEP),
                new Entry.Found(STEP, "RUN-09", "Changed:\nthe \"locale\"."),
                new Entry.Judged(STEP, verdict()),
                new Entry.Diagnosed(STEP, List.of()),
                new Entry.Reported("com.example.Norm", List.of()),
                new Entry.Stopped(Entry.Scope.SUBJECT, "RUN-03", "It hangs."),
                new Entry.Renewed(),
                new Entry.Died(137, 0));
        write(entries);
        assertThat(Journal.read(file())).isEqualTo(entries);
    }

    @Test
    void every_beginning_of_a_journal_is_one_without_its_torn_line() throws IOException {
        List<Entry> entries = List.of(new Entry.Began(STEP), new Entry.Judged(STEP, verdict()), new Entry.Ended(STEP));
        write(entries);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            byte[] beginning = Arrays.copyOf(whole, length);
            Files.write(file(), beginning);
            int complete = (int) new String(beginning, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertThat(Journal.read(file())).isEqualTo(entries.subList(0, complete));
        }
    }

    @Test
    void a_journal_goes_on_behind_its_last_complete_line() throws IOException {
        write(List.of(new Entry.Opened()));
        Files.writeString(file(), "{\"entry\":\"di", StandardOpenOption.APPEND);
        write(List.of(new Entry.Died(1, 0)));
        assertThat(Journal.read(file())).containsExactly(new Entry.Opened(), new Entry.Died(1, 0));
    }

    @Test
    void blocks_that_a_power_cut_left_empty_are_dropped_with_what_follows() throws IOException {
        write(List.of(new Entry.Opened()));
        Files.writeString(file(), "\0\0\0\n", StandardOpenOption.APPEND);
        write(List.of(new Entry.Died(1, 0)));
        assertThat(Journal.read(file())).containsExactly(new Entry.Opened(), new Entry.Died(1, 0));
    }

    @Test
    void an_interrupt_does_not_close_a_journal() throws IOException {
        try (Journal journal = Journal.at(file())) {
            Thread.currentThread().interrupt();
            journal.append(new Entry.Opened());
            assertThat(Thread.interrupted()).isTrue();
            journal.append(new Entry.Renewed());
            assertThat(journal.isRenewed()).isTrue();
        }
        assertThat(Journal.read(file())).hasSize(2);
    }

    private void write(List<Entry> entries) throws IOException {
        try (Journal journal = Journal.at(file())) {
            entries.forEach(journal::append);
        }
    }

    private Path file() {
        return folder.resolve("journal");
    }

    private static Verdict verdict() {
        return new Verdict(
                "LN-01",
                "com.example.Norm",
                Level.MUST,
                Outcome.VIOLATED,
                Long.MIN_VALUE,
                25,
                1,
                Double.POSITIVE_INFINITY,
                Double.MIN_VALUE,
                Optional.of(new Counterexample(
                        "d = 1",
                        "dγ is wrong",
                        List.of(new Counterexample.NamedValues(
                                "X", List.of(List.of(0.1, Double.NaN, -0.0, 1.0e-310)))))),
                Optional.of("\ud83d\ude00 is a pair"),
                List.of("weight"),
                0.1);
    }
}
