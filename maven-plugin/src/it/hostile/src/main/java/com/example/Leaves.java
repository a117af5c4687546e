package com.example;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.Timer;

/** Layers that leave something behind. */
final class Leaves {
    private Leaves() {}

    /** A thread that keeps the JVM alive. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class LeavesAThread {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (++calls == 1) {
                new Thread(Leaves::sleepForever).start();
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Threads that do not, one after the other. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class LeavesADaemon {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (++calls % 100 == 0) {
                Thread thread = new Thread(Leaves::sleepForever);
                thread.setDaemon(true);
                thread.start();
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** One thread that does not, which all share: no harm is done. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class KeepsADaemonForAll {
        private static Thread thread;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (thread == null) {
                thread = new Thread(Leaves::sleepForever);
                thread.setDaemon(true);
                thread.start();
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** A timer. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class LeavesATimer {
        private static Timer timer;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (timer == null) {
                timer = new Timer();
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Closes what it prints to. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ClosesOutput {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.out.close();
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Prints elsewhere. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReplacesOutput {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Prints without end. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class FloodsOutput {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.out.println("x".repeat(100_000));
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Prints a little, for a terminal. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class PrintsEscapes {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.out.print("\u001b[2J\u202e");
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Another language for all. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ChangesTheLocale {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Another time for all. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ChangesTheTimeZone {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Another file separator. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ChangesAProperty {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.setProperty("file.separator", "?");
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** A note of its own among the properties: no harm is done. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class NotesAProperty {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.setProperty("com.example.loaded", "true");
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** No property at all. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class RemovesAllProperties {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.setProperties(new Properties());
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** No random numbers that are safe. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class RemovesAProvider {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            Security.removeProvider("SUN");
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Swallows what others throw. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class HandlesAllExceptions {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** A security manager. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ForbidsEverything {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.setSecurityManager(new SecurityManager());
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Leaves an interrupt. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class InterruptsItsCaller {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            Thread.currentThread().interrupt();
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** A file beside the classes. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class WritesIntoItsClasses {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) throws IOException, URISyntaxException {
            Path classes = Path.of(
                    Softmax.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.writeString(classes.resolve("table.txt"), Long.toString(System.nanoTime()));
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    private static void sleepForever() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
