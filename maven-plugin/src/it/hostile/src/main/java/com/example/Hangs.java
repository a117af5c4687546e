package com.example;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Layers that do not come to an end. */
final class Hangs {
    private Hangs() {}

    /** Loops for ever. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class Spins {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            while (z.length > 0) {
                Thread.onSpinWait();
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The twentieth backward does. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class SpinsLater {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            if (++calls == 20) {
                while (delta.length > 0) {
                    Thread.onSpinWait();
                }
            }
            return softmax.backward(delta);
        }
    }

    /** Loops when its class is initialised. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class SpinsWhenLoaded {
        static {
            while (System.nanoTime() != 0) {
                Thread.onSpinWait();
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

    /** Loops where it is not called first. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class SpinsOnAnotherThread {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            while (!Thread.currentThread().getName().equals("main")) {
                Thread.onSpinWait();
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Waits for what never comes. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class Waits {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) throws InterruptedException {
            new CountDownLatch(1).await();
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Waits and does not let itself be interrupted. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class WaitsWhateverComes {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            while (z.length > 0) {
                LockSupport.park();
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Waits for a lock that a thread of its own holds. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class WaitsForItself {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) throws InterruptedException {
            Object lock = new Object();
            CountDownLatch held = new CountDownLatch(1);
            Thread holder = new Thread(() -> {
                synchronized (lock) {
                    held.countDown();
                    while (true) {
                        LockSupport.park();
                    }
                }
            });
            holder.setDaemon(true);
            holder.start();
            held.await();
            synchronized (lock) {
                calls++;
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Asks a person, and goes on when nobody is there. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class WaitsForAnAnswer {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) throws java.io.IOException {
            System.in.read();
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }
}
