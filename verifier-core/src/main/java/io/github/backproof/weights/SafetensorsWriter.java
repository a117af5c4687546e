package io.github.backproof.weights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes safetensors files. The file appears when it is complete: a failed write leaves what was there before. The same tensors
 * give the same bytes.
 */
public final class SafetensorsWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ALIGNMENT = 8;
    private static final int BUFFER = 1 << 13;

    private SafetensorsWriter() {}

    /**
     * A tensor to write.
     *
     * @param name its name
     * @param shape its extents
     * @param type how its numbers are stored; rounded to nearest where that is less than a double
     * @param values its numbers, row by row
     */
    public record Entry(String name, List<Long> shape, StoredType type, double[] values) {}

    /**
     * Writes the tensors in their order.
     *
     * @throws WeightsException if a name occurs twice, a shape does not fit its numbers, or the file cannot be written
     */
    public static void write(Path file, List<Entry> tensors) {
        byte[] header = header(tensors);
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            writeAll(unfinished, header, tensors);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteQuietly(unfinished);
            throw new WeightsException("Cannot write " + file + " (" + e.getMessage() + ").", e);
        }
    }

    private static byte[] header(List<Entry> tensors) {
        ObjectNode root = JSON.createObjectNode();
        Set<String> names = new HashSet<>();
        long at = 0;
        for (Entry tensor : tensors) {
            check(tensor, names);
            ObjectNode description = root.putObject(tensor.name());
            description.put("dtype", tensor.type().name());
            ArrayNode shape = description.putArray("shape");
            tensor.shape().forEach(shape::add);
            long end = at + (long) tensor.values().length * tensor.type().bytes();
            description.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        byte[] json = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void check(Entry tensor, Set<String> names) {
        if (!names.add(tensor.name())) {
            throw new WeightsException("Two tensors are called " + Printable.of(tensor.name()) + ".");
        }
        long count = tensor.shape().stream().reduce(1L, Math::multiplyExact);
        if (count != tensor.values().length) {
            throw new WeightsException("Tensor " + Printable.of(tensor.name()) + " has " + tensor.values().length
                    + " numbers where its shape " + tensor.shape() + " holds " + count + ".");
        }
    }

    private static void writeAll(Path file, byte[] header, List<Entry> tensors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            out.write(length.putLong(header.length).array());
            out.write(header);
            for (Entry tensor : tensors) {
                writeValues(out, tensor);
            }
        }
    }

    private static void writeValues(OutputStream out, Entry tensor) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER * tensor.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < tensor.values().length; from += BUFFER) {
            buffer.clear();
            for (int i = from; i < Math.min(tensor.values().length, from + BUFFER); i++) {
                tensor.type().write(tensor.values()[i], buffer);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The first failure is the one to report.
            return;
        }
    }
}
