package io.github.backproof.junit.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the JVM of the layers is started with. */
final class JvmOptions {
    private static final List<String> ALWAYS = List.of(
            "-Xshare:auto",
            "-Dfile.encoding=UTF-8",
            // What is computed when the memory was full once is not to be trusted.
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            // A subject that sets one could keep the journal from being written.
            "-Djava.security.manager=disallow");

    /** Short runs end before the optimising compiler pays for itself. */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    /** The first compiler makes an object of each vector, which is slower than none. */
    private static final String VECTORS = "jdk.incubator.vector";

    private static final String COLLECTOR = "-XX:+UseSerialGC";
    private static final Pattern ANY_COLLECTOR = Pattern.compile("-XX:\\+Use\\w*GC");

    private JvmOptions() {}

    /** Options that suit short runs, as far as those asked for leave a choice; then these. */
    static List<String> with(List<String> asked) {
        List<String> options = new ArrayList<>(ALWAYS);
        if (asked.stream().noneMatch(argument -> argument.contains(VECTORS))) {
            options.add(FIRST_COMPILER);
        }
        if (asked.stream().noneMatch(argument -> ANY_COLLECTOR.matcher(argument).matches())) {
            options.add(COLLECTOR);
        }
        options.addAll(asked);
        return List.copyOf(options);
    }
}
