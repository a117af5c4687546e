package io.github.backproof.junit.fork;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has established so far, in a file to which complete lines are appended, one JSON value each. Whoever writes holds a lock;
 * it goes with the process. Safe for several threads.
 */
final class Journal implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    // Beyond the file's end: where locks are mandatory, others may still read.
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final FileOutputStream file;
    private final Standing standing;
    private boolean isRenewed;

    private Journal(FileOutputStream file, Lines lines) {
        this.file = file;
        this.standing = Standing.after(lines.entries());
        this.isRenewed = lines.last().filter(Entry.Renewed.class::isInstance).isPresent();
    }

    /** Goes on behind the last complete line; waits until no other process writes. */
    static Journal at(Path path) throws IOException {
        // A stream and no channel: an interrupt, as a subject may leave one, would close a channel.
        FileOutputStream file = new FileOutputStream(path.toFile(), true);
        file.getChannel().lock(LOCKED, 1, false);
        Lines lines = Lines.of(path);
        try (FileChannel whole = FileChannel.open(path, StandardOpenOption.WRITE)) {
            whole.truncate(lines.length());
        }
        return new Journal(file, lines);
    }

    /** The entries of the complete lines; none when there is no file. */
    static List<Entry> read(Path path) throws IOException {
        return Lines.of(path).entries();
    }

    /** Appends a line. */
    synchronized void append(Entry entry) {
        try {
            // Not interrupted on the way, so that the line is complete: this is one call.
            file.write((MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        standing.take(entry);
        isRenewed = entry instanceof Entry.Renewed;
    }

    /** Whether the last entry says that the JVM ends by its own will. */
    boolean isRenewed() {
        return isRenewed;
    }

    /** Where the run stands; to be asked by the thread that verifies. */
    Standing standing() {
        return standing;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * The complete lines of a file.
     *
     * @param entries what they say
     * @param length how many bytes they are
     */
    private record Lines(List<Entry> entries, long length) {
        Optional<Entry> last() {
            return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
        }

        static Lines of(Path path) throws IOException {
            if (!Files.exists(path)) {
                return new Lines(List.of(), 0);
            }
            byte[] bytes = Files.readAllBytes(path);
            List<Entry> entries = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    try {
                        entries.add(MAPPER.readValue(
                                new String(bytes, start, i - start, StandardCharsets.UTF_8), Entry.class));
                    } catch (JacksonException damaged) {
                        // After a power cut, blocks of a file may be empty; what lies behind is done again.
                        break;
                    }
                    start = i + 1;
                }
            }
            return new Lines(entries, start);
        }
    }
}
