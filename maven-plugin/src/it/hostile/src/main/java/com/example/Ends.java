package com.example;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import java.io.IOException;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Layers that end the JVM. */
final class Ends {
    private Ends() {}

    /** A call of exit where an exception was meant. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ExitsInForward {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            System.exit(1);
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The same, when it is built. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ExitsInConstructor {
        ExitsInConstructor() {
            System.exit(0);
        }

        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The same, when its class is initialised. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ExitsWhenLoaded {
        static {
            if (System.nanoTime() != 0) {
                System.exit(2);
            }
        }

        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Only the twentieth backward exits. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ExitsLater {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            if (++calls == 20) {
                System.exit(0);
            }
            return softmax.backward(delta);
        }
    }

    /** Exits on a thread of its own. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ExitsOnAThread {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) throws InterruptedException {
            Thread thread = new Thread(() -> System.exit(1));
            thread.start();
            thread.join();
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** A daemon that it leaves exits when all checks are made. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ExitsAfterItsChecks {
        private static volatile long latest;

        private static void exitWhenAlone() {
            latest = System.nanoTime();
            long own = latest;
            try {
                Thread.sleep(400);
            } catch (InterruptedException e) {
                return;
            }
            if (latest == own) {
                System.exit(1);
            }
        }

        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            Thread thread = new Thread(ExitsAfterItsChecks::exitWhenAlone);
            thread.setDaemon(true);
            thread.start();
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Ends the JVM without a word. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class Halts {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            Runtime.getRuntime().halt(0);
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The twentieth backward does. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class HaltsLater {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            if (++calls == 20) {
                Runtime.getRuntime().halt(1);
            }
            return softmax.backward(delta);
        }
    }

    /** Writes where nothing may be written. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class Crashes {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) throws ReflectiveOperationException {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            ((Unsafe) field.get(null)).putAddress(0, 1);
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Has the operating system kill its JVM. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class KillsItself {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) throws InterruptedException {
            try {
                new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start().waitFor();
                Thread.sleep(1000);
            } catch (IOException noSuchCommand) {
                Runtime.getRuntime().halt(137);
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Asks for an array that no memory holds. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class NeedsTooMuchMemory {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z.length > 0) {
                return new double[Integer.MAX_VALUE][];
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The twentieth backward does. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class NeedsTooMuchMemoryLater {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            if (++calls == 20) {
                return new double[Integer.MAX_VALUE][];
            }
            return softmax.backward(delta);
        }
    }
}
