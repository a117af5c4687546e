package io.github.backproof.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;

/**
 * A safetensors file that has been opened: eight bytes with the length of the header, the header in JSON, the numbers,
 * little-endian. Reading allocates what a tensor's bytes in the file need, never what a header merely claims.
 */
public final class Safetensors implements AutoCloseable {
    /** No header of a real file comes near; the format itself sets this limit. */
    static final long LONGEST_HEADER = 100_000_000;

    private static final int LENGTH_BYTES = 8;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long dataStart;
    private final Map<String, StoredTensor> tensors;

    private Safetensors(Path file, FileChannel channel, long dataStart, Map<String, StoredTensor> tensors) {
        this.file = file;
        this.channel = channel;
        this.dataStart = dataStart;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws WeightsException if it cannot be read or is not a sound file of the format
     */
    public static Safetensors open(Path file) {
        FileChannel channel = channel(file);
        try {
            return opened(file, channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new WeightsException("Cannot read " + file + " (" + e.getMessage() + ").", e);
        } catch (WeightsException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static FileChannel channel(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new WeightsException("Cannot open " + file + "; is there such a file?", e);
        }
    }

    private static Safetensors opened(Path file, FileChannel channel) throws IOException {
        String name = String.valueOf(file.getFileName());
        long size = channel.size();
        if (size < LENGTH_BYTES) {
            throw new WeightsException(name + " is not a sound safetensors file: it is shorter than its first field.");
        }
        long length = bytes(channel, 0, LENGTH_BYTES).getLong();
        if (length < 0 || length > size - LENGTH_BYTES || length > LONGEST_HEADER) {
            throw new WeightsException(
                    name + " is not a sound safetensors file: its header is longer than the file or the format allow.");
        }
        long dataStart = LENGTH_BYTES + length;
        byte[] header = bytes(channel, LENGTH_BYTES, (int) length).array();
        return new Safetensors(file, channel, dataStart, new SafetensorsHeader(name, size - dataStart).parse(header));
    }

    /** The tensors by name, in the order of their bytes. */
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /**
     * The numbers of a tensor, row by row.
     *
     * @throws WeightsException if there is no such tensor, its type has no values here, or it is too large for an array
     */
    public double[] values(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new WeightsException(file.getFileName() + " has no tensor " + Printable.of(name) + ".");
        }
        if (!tensor.type().hasValues()) {
            throw new WeightsException("Tensor " + Printable.of(name) + " of " + file.getFileName() + " is of type "
                    + tensor.type() + "; only F64, F32, BF16 and F16 can be read.");
        }
        if (tensor.count() > Integer.MAX_VALUE - 8) {
            throw new WeightsException("Tensor " + Printable.of(name) + " of " + file.getFileName()
                    + " has more numbers than an array can hold.");
        }
        try {
            return read(tensor);
        } catch (IOException e) {
            throw new WeightsException("Cannot read " + file + " (" + e.getMessage() + ").", e);
        }
    }

    private double[] read(StoredTensor tensor) throws IOException {
        double[] values = new double[(int) tensor.count()];
        long at = dataStart + tensor.begin();
        int next = 0;
        while (next < values.length) {
            int count = Math.min(values.length - next, BUFFER / tensor.type().bytes());
            ByteBuffer buffer = bytes(channel, at, count * tensor.type().bytes());
            for (int i = 0; i < count; i++) {
                values[next++] = tensor.type().read(buffer);
            }
            at += buffer.capacity();
        }
        return values;
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("it ends too early");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // What was read stays read; a file opened for reading has nothing to lose.
            return;
        }
    }
}
