package io.github.backproof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of past runs, the oldest first; a file of one JSON object per line.
 *
 * @param runs at most the last hundred
 */
public record History(List<RunFigures> runs) {
    /** No run at all. */
    public static final History NONE = new History(List.of());

    private static final int MOST = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Copies the list. */
    public History {
        runs = List.copyOf(runs.subList(Math.max(0, runs.size() - MOST), runs.size()));
    }

    /**
     * Reads a file; one that is not there has no run.
     *
     * @throws IOException when it cannot be read or is no history; the message is one sentence
     */
    public static History read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return new History(lines.filter(line -> !line.isBlank())
                    .map(line -> MAPPER.readValue(line, RunFigures.class))
                    .toList());
        } catch (JacksonException e) {
            throw new IOException(file + " is not a history: " + e.getOriginalMessage(), e);
        }
    }

    /** With a run more. A part of a run, and a result that was taken from the last run, are none. */
    public History with(ComplianceReport report) {
        return report.coversAll() && report.provenance().origin() == Origin.RUN
                ? new History(Stream.concat(runs.stream(), Stream.of(RunFigures.of(report)))
                        .toList())
                : this;
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        Files.writeString(
                file,
                runs.stream().map(run -> MAPPER.writeValueAsString(run) + "\n").collect(Collectors.joining()),
                StandardCharsets.UTF_8);
    }
}
