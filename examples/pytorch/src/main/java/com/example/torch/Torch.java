package com.example.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/** PyTorch inside this JVM. */
final class Torch {
    private Torch() {}

    /** What arrays are made by, and what frees them when it is closed. */
    static NDManager newManager() {
        return engine().newBaseManager();
    }

    /** Until it is closed, operations are recorded. There is one at a time in a JVM. */
    static GradientCollector newCollector() {
        return engine().newGradientCollector();
    }

    /**
     * The engine.
     *
     * @throws IllegalStateException when the native library does not run on this machine
     */
    private static Engine engine() {
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | IllegalArgumentException | LinkageError e) {
            throw new IllegalStateException(
                    "PyTorch's native library does not run here (" + e.getMessage() + "). This example needs the jar"
                            + " pytorch-native-cpu for this machine: there is one for linux-x86_64, osx-aarch64 and"
                            + " win-x86_64, set -Dautograd.platform to choose it",
                    e);
        }
    }
}
