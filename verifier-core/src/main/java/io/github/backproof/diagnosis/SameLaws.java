package io.github.backproof.diagnosis;

import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.specs.LayerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks a layer up by the laws that it breaks: they are those that a known mistake breaks in the kill matrix. For mistakes that cost
 * digits or range, which no value shows.
 */
final class SameLaws {
    private static final String MATRIX = "/META-INF/backproof/kill-matrix.txt";
    private static final Map<String, Set<String>> BROKEN = read();

    private SameLaws() {}

    /** The faults that values do not show, and in whose places exactly these laws are broken. */
    static List<Fault> matches(LayerKind kind, Set<String> broken) {
        return Faults.all().stream()
                .filter(fault -> fault.kind() == kind && fault.behaviour() == Fault.Behaviour.ASIDE)
                .filter(fault -> BROKEN.getOrDefault(fault.id(), Set.of()).equals(broken))
                .toList();
    }

    private static Map<String, Set<String>> read() {
        try (InputStream lines = SameLaws.class.getResourceAsStream(MATRIX)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> {
                        Set<String> laws = new HashSet<>(List.of(words));
                        laws.remove(words[0]);
                        return laws;
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
