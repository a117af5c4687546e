package io.github.backproof.junit.fork;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A folder that one run has for itself. Its lock goes with the process that holds it: a folder without a holder is what an interrupted run
 * left.
 */
final class Workplace implements AutoCloseable {
    private static final String PREFIX = "run-";
    private static final String ALL = "lock";
    private static final String OWNER = "owner";
    private static final String IDENTITY = "identity";

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path folder;
    private final FileChannel owner;

    private Workplace(Path folder, FileChannel owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /**
     * The folder that an interrupted run of the same identity left, or a new one. Those that others left are removed; those that are in use
     * are let alone.
     *
     * @param within the folder that it is in
     * @param identity everything on which the result depends, as a text
     */
    static Workplace in(Path within, String identity) throws IOException {
        Files.createDirectories(within);
        return alone(within, () -> found(within, identity));
    }

    private interface Change<T> {
        T made() throws IOException;
    }

    /** Makes a change among the folders while no other process and no other thread makes one. */
    private static <T> T alone(Path within, Change<T> change) throws IOException {
        synchronized (Workplace.class) {
            try (FileChannel all =
                    FileChannel.open(within.resolve(ALL), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(all);
                return change.made();
            }
        }
    }

    /** Waits for the lock, which goes when the channel is closed. */
    private static void lock(FileChannel all) throws IOException {
        while (true) {
            try {
                all.lock();
                return;
            } catch (OverlappingFileLockException ofAnotherLoader) {
                // The same plugin, loaded twice in one build: its lock counts for the whole process.
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static Workplace found(Path within, String identity) throws IOException {
        Optional<Workplace> own = Optional.empty();
        for (Path left : left(within)) {
            Optional<Workplace> taken = take(left);
            if (taken.isPresent() && own.isEmpty() && taken.get().isOf(identity)) {
                own = taken;
            } else if (taken.isPresent()) {
                taken.get().delete();
            }
        }
        return own.isPresent() ? own.get() : fresh(within, identity);
    }

    private static List<Path> left(Path within) throws IOException {
        try (Stream<Path> all = Files.list(within)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    private static Workplace fresh(Path within, String identity) throws IOException {
        Path folder = Files.createTempDirectory(within, PREFIX);
        Workplace workplace =
                take(folder).orElseThrow(() -> new IOException(folder + " was taken by another build at once"));
        Files.writeString(folder.resolve(IDENTITY), identity, StandardCharsets.UTF_8);
        return workplace;
    }

    private static Optional<Workplace> take(Path folder) throws IOException {
        FileChannel owner;
        try {
            owner = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException removedMeanwhile) {
            return Optional.empty();
        }
        try {
            FileLock lock = owner.tryLock();
            if (lock != null) {
                return Optional.of(new Workplace(folder, owner));
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // Another module of the same build.
        }
        owner.close();
        return Optional.empty();
    }

    private boolean isOf(String identity) throws IOException {
        Path file = folder.resolve(IDENTITY);
        return Files.exists(file)
                && Files.readString(file, StandardCharsets.UTF_8).equals(identity);
    }

    Path folder() {
        return folder;
    }

    /** Removes the folder: nobody needs it any more. */
    void remove() throws IOException {
        alone(folder.getParent(), () -> {
            delete();
            return folder;
        });
    }

    private void delete() throws IOException {
        close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Leaves it to whoever goes on. */
    @Override
    public void close() throws IOException {
        owner.close();
    }
}
