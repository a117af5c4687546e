package io.github.backproof.junit.fork;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the user's classes apart from the verifier's: they share the JDK and the contract in {@code backproof-specs}, nothing
 * else. A project may use any version of what the verifier uses too.
 */
final class SubjectLoader {
    private static final String CONTRACT = "io.github.backproof.specs.";

    private SubjectLoader() {}

    static ClassLoader of(List<String> classPath) {
        URL[] urls = classPath.stream().map(SubjectLoader::url).toArray(URL[]::new);
        return new URLClassLoader("subjects", urls, new Contract());
    }

    private static URL url(String element) {
        try {
            return Path.of(element).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(element, e);
        }
    }

    private static final class Contract extends ClassLoader {
        Contract() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(CONTRACT)) {
                return SubjectLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
