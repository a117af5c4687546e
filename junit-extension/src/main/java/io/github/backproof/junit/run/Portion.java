package io.github.backproof.junit.run;

import io.github.backproof.report.Shard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The checks of one shard.
 *
 * @param checks the invariants wanted of each subject; one that cannot be verified has none and is wanted as such
 */
public record Portion(Map<String, Set<String>> checks) implements Choice {
    /** Copies the map. */
    public Portion {
        checks = Map.copyOf(checks);
    }

    /**
     * Deals the checks out in their order, one to each shard in turn.
     *
     * @param all the invariants of each subject by its name, as {@link Verification#checksOf} lists them
     */
    public static Portion of(Shard shard, SortedMap<String, List<String>> all) {
        Map<String, Set<String>> dealt = new HashMap<>();
        long place = 0;
        for (Map.Entry<String, List<String>> entry : all.entrySet()) {
            for (String invariant : entry.getValue()) {
                if (shard.has(place++)) {
                    dealt.computeIfAbsent(entry.getKey(), name -> new HashSet<>())
                            .add(invariant);
                }
            }
        }
        return new Portion(dealt);
    }

    @Override
    public boolean wants(String className) {
        return checks.containsKey(className);
    }

    @Override
    public boolean mayWant(String className) {
        return wants(className) || checks.keySet().stream().anyMatch(subject -> subject.startsWith(className + "."));
    }

    @Override
    public boolean wants(String className, String invariant) {
        return checks.getOrDefault(className, Set.of()).contains(invariant);
    }
}
