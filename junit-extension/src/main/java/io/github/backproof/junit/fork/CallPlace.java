package io.github.backproof.junit.fork;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out where in the users' code the threads are. */
record CallPlace(ClassLoader users) {
    /** The users' innermost call on any thread of which that is true, such as {@code at Norm.forward (Norm.java:12)}. */
    Optional<String> where(Predicate<StackTraceElement[]> thread) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey() != Thread.currentThread())
                // The thread that verifies is older than all that subjects start.
                .sorted(Comparator.comparing(entry -> entry.getKey().getId()))
                .map(Map.Entry::getValue)
                .filter(thread)
                .flatMap(stack -> Arrays.stream(stack).filter(this::isUsers).limit(1))
                .findFirst()
                .map(CallPlace::described);
    }

    // Class loaders have names since Java 9, and frames say them.
    private boolean isUsers(StackTraceElement frame) {
        return users.getName().equals(frame.getClassLoaderName());
    }

    private static String described(StackTraceElement frame) {
        String type = frame.getClassName();
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        String line = frame.getLineNumber() > 0 ? " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")" : "";
        return "at " + simple + "." + frame.getMethodName() + line;
    }
}
