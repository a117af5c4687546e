package io.github.backproof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file holds, it is read or refused in a sentence, with no more memory than its length allows. */
class FuzzTest {
    private static final int TRIES = Integer.getInteger("backproof.fuzz.tries", 4_000);
    private static final long SEED = Long.getLong("backproof.fuzz.seed", 1);
    private static final int MOST_KEPT = 2_000;

    /** What a first use of a library takes, and what each byte of a file may: the reports of a result are many times its length. */
    private static final long MEMORY = 64 << 20;

    private static final long MEMORY_PER_BYTE = 4_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void every_file_is_read_or_refused(Reader reader) throws IOException, URISyntaxException {
        List<byte[]> files = corpus(reader);
        files.addAll(reader.written(folder));
        Map<String, Integer> outcomes = new TreeMap<>();
        List<byte[]> valid = new ArrayList<>();
        for (byte[] file : files) {
            String outcome = outcome(reader, file);
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome.equals("read")) {
                valid.add(file);
            }
        }
        assertThat(valid).isNotEmpty();
        SplittableRandom random = new SplittableRandom(SEED);
        Mutation mutation = new Mutation(random);
        for (int i = 0; i < TRIES; i++) {
            List<byte[]> origins = random.nextBoolean() ? files : valid;
            byte[] changed = mutation.of(oneOf(origins, random), oneOf(files, random));
            byte[] file = random.nextInt(8) == 0 ? changed : reader.repaired(changed);
            String outcome = outcome(reader, file);
            if (outcomes.merge(outcome, 1, Integer::sum) == 1 && files.size() < MOST_KEPT) {
                // What led to something new leads to more of it.
                files.add(file);
                keep(reader, file);
            }
        }
        System.out.println(reader + ": " + TRIES + " tries, seed " + SEED + ", " + outcomes.get("read") + " read, "
                + outcomes.size() + " kinds of outcomes");
        assertThat(outcomes.get("read")).isLessThan(TRIES);
        assertThat(outcomes).hasSizeGreaterThan(3);
    }

    private String outcome(Reader reader, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        long before = allocated();
        try {
            return reader.read(file);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    reader + " failed on " + Base64.getEncoder().encodeToString(bytes), e);
        } finally {
            assertThat(allocated() - before)
                    .as(() ->
                            reader + ": bytes taken for " + Base64.getEncoder().encodeToString(bytes))
                    .isLessThan(MEMORY + MEMORY_PER_BYTE * bytes.length);
        }
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] oneOf(List<byte[]> files, SplittableRandom random) {
        return files.get(random.nextInt(files.size()));
    }

    private static List<byte[]> corpus(Reader reader) throws IOException, URISyntaxException {
        Path folder =
                Path.of(FuzzTest.class.getResource("/fuzz/" + reader.name()).toURI());
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        return files;
    }

    /** For the corpus, when someone asks for it. */
    private static void keep(Reader reader, byte[] file) throws IOException {
        String folder = System.getProperty("backproof.fuzz.keep", "");
        if (!folder.isEmpty()) {
            Path kept = Files.createDirectories(Path.of(folder, reader.name()));
            Files.write(kept.resolve(Integer.toHexString(Arrays.hashCode(file))), file);
        }
    }
}
