package io.github.backproof.junit.fork;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How many layers a step has built, in a mapped file: it costs nothing to write and is there when the process was killed. */
final class Pulse {
    static final String FILE = "pulse";

    private final MappedByteBuffer count;

    private Pulse(MappedByteBuffer count) {
        this.count = count;
    }

    static Pulse in(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Pulse(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
        }
    }

    /** What the file says; 0 when there is none. */
    static long read(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    void restart() {
        count.putLong(0, 0);
    }

    void beat() {
        count.putLong(0, count.getLong(0) + 1);
    }
}
