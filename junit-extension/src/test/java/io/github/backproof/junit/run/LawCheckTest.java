package io.github.backproof.junit.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import io.github.backproof.property.RunSettings;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LawCheckTest {
    private static final int THREADS = 8;

    @Test
    void threads_that_check_at_the_same_time_get_the_verdicts_of_one_that_is_alone() throws Exception {
        List<Verdict> alone = verdicts();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<Verdict>>> together = Stream.generate(() -> pool.submit(LawCheckTest::verdicts))
                    .limit(THREADS)
                    .toList();
            for (Future<List<Verdict>> each : together) {
                assertThat(each.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdown();
        }
    }

    private static List<Verdict> verdicts() {
        return LawCheck.all(BoundSubject.of(SoftmaxWithoutRowTerm.class), new RunSettings(42, 20)).stream()
                .map(check -> check.verdict().taking(0))
                .toList();
    }
}
