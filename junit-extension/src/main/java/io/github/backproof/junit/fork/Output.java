package io.github.backproof.junit.fork;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Standard input and output as subjects see them: they can be neither closed nor filled up. */
final class Output {
    private static final long MOST = 1 << 20;

    private final Sink out;
    private final Sink err;
    private final InputStream in;

    private Output(Sink out, Sink err, InputStream in) {
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /** Takes the place of what is there. */
    static Output installed() {
        Output output = new Output(new Sink(System.out), new Sink(System.err), InputStream.nullInputStream());
        output.install();
        return output;
    }

    private void install() {
        System.setOut(out.stream);
        System.setErr(err.stream);
        System.setIn(in);
    }

    /** What was done to them since the last call, in words; they are as they were afterwards. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        if (System.out != out.stream || System.err != err.stream || System.in != in) {
            changes.add("System.out, System.err or System.in was replaced.");
            install();
        }
        out.addTo("System.out", changes);
        err.addTo("System.err", changes);
        return changes;
    }

    /** Passes on the first megabyte, and remembers that it was to be closed. */
    private static final class Sink extends OutputStream {
        private final PrintStream target;
        private final PrintStream stream;
        private long written;
        private boolean wasFull;
        private boolean wasClosed;

        Sink(PrintStream target) {
            this.target = target;
            this.stream = new OpenStream(this);
        }

        @Override
        public synchronized void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (written < MOST) {
                target.write(bytes, from, length);
            }
            written += length;
        }

        @Override
        public void flush() {
            target.flush();
        }

        synchronized void closed() {
            wasClosed = true;
        }

        synchronized void addTo(String name, List<String> changes) {
            if (wasClosed) {
                changes.add(name + " was closed.");
                wasClosed = false;
            }
            if (written > MOST && !wasFull) {
                changes.add("More than a megabyte was printed on " + name + ".");
                wasFull = true;
            }
        }
    }

    /** A print stream whose closing closes nothing. */
    private static final class OpenStream extends PrintStream {
        private final Sink sink;

        OpenStream(Sink sink) {
            super(sink, true, StandardCharsets.UTF_8);
            this.sink = sink;
        }

        @Override
        public void close() {
            sink.closed();
        }
    }
}
