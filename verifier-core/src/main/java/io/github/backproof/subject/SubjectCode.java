package io.github.backproof.subject;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;

/** Calls the subject's own code. Whatever it throws becomes a {@link SubjectFailure}. */
final class SubjectCode {
    private SubjectCode() {}

    static <T> T call(Class<?> subject, String member, Callable<T> code) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Service look-ups of the subject must find what is on its own class path.
        thread.setContextClassLoader(subject.getClassLoader());
        try {
            return code.call();
        } catch (InvocationTargetException e) {
            throw SubjectFailure.thrown(subject, member, e.getCause());
        } catch (IllegalAccessException | InstantiationException e) {
            throw new IllegalStateException(e);
        } catch (Throwable e) {
            throw SubjectFailure.thrown(subject, member, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
