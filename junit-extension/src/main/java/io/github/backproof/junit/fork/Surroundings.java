package io.github.backproof.junit.fork;

import java.lang.Thread.UncaughtExceptionHandler;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What belongs to the program and not to a layer.
 *
 * @param locales the default locales: for all, for display, for formats
 * @param zone the default time zone
 * @param properties the system properties
 * @param providers the security providers
 * @param handler the default handler of exceptions that nobody caught
 */
record Surroundings(
        List<Locale> locales,
        TimeZone zone,
        Map<String, String> properties,
        List<String> providers,
        Optional<UncaughtExceptionHandler> handler) {
    private static final int MOST_NAMED = 3;
    private static final Pattern READ_BY_JAVA =
            Pattern.compile("(java|javax|jdk|sun|com\\.sun|user|file|http|https|ftp|socksProxy|networkaddress)\\b.*");

    static Surroundings now() {
        // First: when it is asked for the first time, the JDK writes it into a property.
        TimeZone zone = TimeZone.getDefault();
        return new Surroundings(
                List.of(
                        Locale.getDefault(),
                        Locale.getDefault(Locale.Category.DISPLAY),
                        Locale.getDefault(Locale.Category.FORMAT)),
                zone,
                systemProperties(),
                Arrays.stream(Security.getProviders()).map(Provider::getName).toList(),
                Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()));
    }

    private static Map<String, String> systemProperties() {
        Properties properties = System.getProperties();
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name, "")));
        return texts;
    }

    /** A new property that Java does not read is a library's note to itself. */
    private boolean isNote(String name) {
        return !properties.containsKey(name) && !READ_BY_JAVA.matcher(name).matches();
    }

    /** How others differ from these, in words; empty when they do not. */
    List<String> changesTo(Surroundings others) {
        List<String> changes = new ArrayList<>();
        if (!locales.equals(others.locales)) {
            changes.add("the default locale");
        }
        if (!zone.equals(others.zone)) {
            changes.add("the default time zone");
        }
        TreeSet<String> names = new TreeSet<>(properties.keySet());
        names.addAll(others.properties.keySet());
        names.removeIf(name ->
                Optional.ofNullable(properties.get(name)).equals(Optional.ofNullable(others.properties.get(name))));
        names.removeIf(this::isNote);
        names.stream().limit(MOST_NAMED).forEach(name -> changes.add("the system property " + name));
        if (names.size() > MOST_NAMED) {
            changes.add("and " + (names.size() - MOST_NAMED) + " more");
        }
        if (!providers.equals(others.providers)) {
            changes.add("the security providers");
        }
        if (!handler.equals(others.handler)) {
            changes.add("the default handler of uncaught exceptions");
        }
        return changes;
    }

    /** Makes everything as it was, but for security providers, which only a new JVM has as they were. */
    void restore() {
        Locale.setDefault(locales.get(0));
        Locale.setDefault(Locale.Category.DISPLAY, locales.get(1));
        Locale.setDefault(Locale.Category.FORMAT, locales.get(2));
        TimeZone.setDefault(zone);
        Properties as = new Properties();
        systemProperties().forEach((name, value) -> {
            if (isNote(name)) {
                as.setProperty(name, value);
            }
        });
        as.putAll(properties);
        System.setProperties(as);
        Thread.setDefaultUncaughtExceptionHandler(handler.orElse(null));
    }
}
