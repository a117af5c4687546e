package io.github.backproof.junit.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A jqwik of its own, with the laws. jqwik keeps its state in static fields, so that one can do one thing at a time; layers,
 * benches and verdicts are shared.
 */
final class JqwikApart extends ClassLoader {
    private static final List<String> APART = List.of(
            "net.jqwik.",
            "io.github.backproof.property.",
            JqwikRunner.class.getName(),
            JqwikDelegate.class.getName(),
            DelegatedDiscovery.class.getName());

    private JqwikApart() {
        super("jqwik apart", JqwikApart.class.getClassLoader());
    }

    /** One more of them. */
    static LawRunner create() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        JqwikApart apart = new JqwikApart();
        try {
            // Where jqwik looks for its own parts, now: the thread on which it shrinks has another one.
            Thread.currentThread().setContextClassLoader(apart);
            JqwikParts.initialise(apart);
            return (LawRunner) apart.loadClass(JqwikRunner.class.getName())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (APART.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defined(name) : loaded;
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
