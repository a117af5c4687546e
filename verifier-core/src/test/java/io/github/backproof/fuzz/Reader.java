package io.github.backproof.fuzz;

import io.github.backproof.gate.Baseline;
import io.github.backproof.gate.FailOn;
import io.github.backproof.gate.Gate;
import io.github.backproof.gate.WaiverFile;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelSizes;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.ConsoleReport;
import io.github.backproof.report.History;
import io.github.backproof.report.ReportFiles;
import io.github.backproof.report.Reports;
import io.github.backproof.weights.Gpt2Weights;
import io.github.backproof.weights.Safetensors;
import io.github.backproof.weights.StoredTensor;
import io.github.backproof.weights.WeightsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What reads files that may come from anywhere: each gives what it found in one word, or refuses with a sentence. */
enum Reader {
    /** Weights, with all their numbers. */
    SAFETENSORS {
        @Override
        String read(Path file) {
            try (Safetensors stored = Safetensors.open(file)) {
                for (StoredTensor tensor : stored.tensors().values()) {
                    if (tensor.type().hasValues()) {
                        stored.values(tensor.name());
                    }
                }
                return "read";
            } catch (WeightsException e) {
                return refused(e);
            }
        }

        @Override
        byte[] repaired(byte[] file) {
            return withLength(file);
        }
    },
    /** A model of published weights. */
    GPT2 {
        @Override
        String read(Path file) {
            try {
                Gpt2Weights.read(file, ModelConfig.gpt2(new ModelSizes(3, 2, 2, 1, 1, 1, 2)));
                return "read";
            } catch (WeightsException e) {
                return refused(e);
            }
        }

        @Override
        byte[] repaired(byte[] file) {
            return withLength(file);
        }
    },
    /** The result of a run, of which every report has to be made. */
    RESULT {
        @Override
        String read(Path file) throws IOException {
            ComplianceReport report;
            try {
                report = ComplianceJson.read(file);
            } catch (IOException e) {
                return refused(e);
            }
            ReportFiles.write(report, History.NONE, file.resolveSibling("report"));
            ConsoleReport.of(report);
            new Gate(FailOn.SHOULD, Optional.of("2026.1"), 100, 100).reasons(report);
            WaiverFile.text(Baseline.of(report));
            return "read";
        }

        @Override
        List<byte[]> written(Path folder) throws IOException {
            Path file = folder.resolve("written");
            ComplianceJson.write(Reports.report(Reports.norm(), Reports.attention(), Reports.refused()), file);
            return List.of(Files.readAllBytes(file));
        }
    },
    /** Accepted violations. */
    WAIVERS {
        @Override
        String read(Path file) throws IOException {
            WaiverFile waivers = WaiverFile.read(file);
            waivers.problems().forEach(Reader::requireSentence);
            return waivers.problems().isEmpty()
                    ? "read"
                    : kind(waivers.problems().get(0));
        }
    };

    /** Letters of a sentence before it shows what was in the file. */
    private static final int FIRST = 70;

    /**
     * Reads a file.
     *
     * @return "read", or why it was refused, without what differs from file to file
     */
    abstract String read(Path file) throws IOException;

    /** Valid files that are written anew, as their form may have changed since others were kept. */
    List<byte[]> written(Path folder) throws IOException {
        return List.of();
    }

    /** The file with what must fit its length fitting it. */
    byte[] repaired(byte[] file) {
        return file;
    }

    /** The header of a safetensors file ends where its last brace is. */
    private static byte[] withLength(byte[] file) {
        if (file.length < Long.BYTES) {
            return file;
        }
        int end = file.length;
        while (end > Long.BYTES && file[end - 1] != '}') {
            end--;
        }
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(end - Long.BYTES);
        return file;
    }

    private static String refused(Exception e) {
        requireSentence(e.getMessage());
        return kind(e.getMessage());
    }

    private static void requireSentence(String message) {
        boolean isLine = message.codePoints().noneMatch(Character::isISOControl);
        if (message.isBlank() || !isLine || message.length() > 5_000) {
            throw new AssertionError("This is no sentence: " + message);
        }
    }

    private static String kind(String message) {
        String words = message.replaceAll("\"[^\"]*\"|[^\\p{L} ]", "");
        return words.substring(0, Math.min(FIRST, words.length()));
    }
}
