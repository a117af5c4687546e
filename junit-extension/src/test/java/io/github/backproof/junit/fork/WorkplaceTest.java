package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    @TempDir
    private Path folder;

    @Test
    void two_runs_at_a_time_have_a_folder_each() throws IOException {
        try (Workplace one = Workplace.in(folder, "same");
                Workplace other = Workplace.in(folder, "same")) {
            assertThat(other.folder()).isNotEqualTo(one.folder());
            assertThat(one.folder()).isDirectory();
        }
    }

    @Test
    void what_an_interrupted_run_left_is_taken_up_by_the_same_run() throws IOException {
        Path left = leftBy("same");
        try (Workplace next = Workplace.in(folder, "same")) {
            assertThat(next.folder()).isEqualTo(left);
        }
    }

    @Test
    void what_another_run_left_is_removed() throws IOException {
        Path left = leftBy("other");
        Files.writeString(left.resolve("journal"), "x");
        try (Workplace next = Workplace.in(folder, "mine")) {
            assertThat(left).doesNotExist();
            assertThat(next.folder()).isDirectory();
        }
    }

    @Test
    void a_folder_that_is_no_longer_needed_is_removed_with_all_that_is_in_it() throws IOException {
        Workplace workplace = Workplace.in(folder, "mine");
        Files.writeString(workplace.folder().resolve("journal"), "x");
        workplace.remove();
        assertThat(workplace.folder()).doesNotExist();
    }

    @Test
    void many_that_come_and_go_at_once_do_not_take_each_others_folders() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int run = 0; run < 200; run++) {
                String identity = Integer.toString(run % 2);
                results.add(runs.submit(() -> comesAndGoes(identity)));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            runs.shutdownNow();
        }
    }

    private boolean comesAndGoes(String identity) throws IOException {
        try (Workplace workplace = Workplace.in(folder, identity)) {
            Path file = Files.createFile(workplace.folder().resolve("mine"));
            Thread.yield();
            boolean isThere = Files.exists(file);
            workplace.remove();
            return isThere;
        }
    }

    private Path leftBy(String identity) throws IOException {
        try (Workplace workplace = Workplace.in(folder, identity)) {
            return workplace.folder();
        }
    }
}
