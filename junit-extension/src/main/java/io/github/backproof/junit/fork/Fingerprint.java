package io.github.backproof.junit.fork;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of files, as 64 hexadecimal digits. */
public final class Fingerprint {
    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    /** Of a text in UTF-8. */
    public static String ofText(String text) {
        return hex(sha256(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of one file: what {@code sha256sum} prints of it. Of a folder: of the names and contents of all files below it. */
    public static String of(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            MessageDigest digest = sha256();
            add(digest, file);
            return hex(digest);
        }
        return ofFiles(List.of(file));
    }

    /** Of several files and folders in their order; what is not there counts as such. Their own paths do not matter. */
    public static String ofFiles(Collection<Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (Path root : files) {
            for (Path file : below(root)) {
                String name = root.relativize(file).toString().replace('\\', '/');
                digest.update((name + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
                add(digest, file);
            }
            digest.update((byte) 0);
        }
        return hex(digest);
    }

    private static List<Path> below(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    private static String hex(MessageDigest digest, byte... last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
