package io.github.backproof.subject;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Something of an object that can be read: a field, or a method without arguments. */
sealed interface Member {
    /** What it is called. */
    String name();

    /** Its type. */
    Class<?> type();

    /** Where its annotations are. */
    AnnotatedElement annotations();

    /** Whether all objects share it. */
    boolean isStatic();

    /** What it is called in a sentence. */
    String label();

    /** Opens it to the verifier. */
    void open(Sentences problems);

    /**
     * What it holds.
     *
     * @throws SubjectFailure when it is null
     */
    Object in(Object target);

    /** The members that may be marked: those of its superclasses too, and of a record each component once. */
    static List<Member> of(Class<?> type) {
        List<Member> members = new ArrayList<>();
        for (Class<?> declaring : Hierarchy.of(type)) {
            Arrays.stream(declaring.getDeclaredFields())
                    .filter(field -> !field.isSynthetic())
                    .forEach(field -> members.add(new OfField(field)));
        }
        Stream<Method> getters = Hierarchy.methods(type)
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class);
        getters.filter(method -> !isAccessor(method, type)).forEach(method -> members.add(new OfGetter(method)));
        return members;
    }

    private static boolean isAccessor(Method method, Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(method.getName()));
    }

    /** A field. */
    record OfField(Field field) implements Member {
        @Override
        public String name() {
            return field.getName();
        }

        @Override
        public Class<?> type() {
            return field.getType();
        }

        @Override
        public AnnotatedElement annotations() {
            return field;
        }

        @Override
        public boolean isStatic() {
            return Modifier.isStatic(field.getModifiers());
        }

        @Override
        public String label() {
            return field.getDeclaringClass().getSimpleName() + "." + name();
        }

        @Override
        public void open(Sentences problems) {
            problems.open(field, label());
        }

        @Override
        public Object in(Object target) {
            try {
                Object value = field.get(target);
                if (value == null) {
                    throw SubjectFailure.of(label() + " is null: create the array in the constructor.");
                }
                return value;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A method without arguments. */
    record OfGetter(Method method) implements Member {
        @Override
        public String name() {
            return method.getName();
        }

        @Override
        public Class<?> type() {
            return method.getReturnType();
        }

        @Override
        public AnnotatedElement annotations() {
            return method;
        }

        @Override
        public boolean isStatic() {
            return Modifier.isStatic(method.getModifiers());
        }

        @Override
        public String label() {
            return method.getDeclaringClass().getSimpleName() + "." + name();
        }

        @Override
        public void open(Sentences problems) {
            problems.open(method, label());
        }

        @Override
        public Object in(Object target) {
            Object value;
            try {
                value = method.invoke(target);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            } catch (InvocationTargetException e) {
                throw SubjectFailure.thrown(method.getDeclaringClass(), name(), e.getCause());
            }
            if (value == null) {
                throw SubjectFailure.of(label() + " returned null.");
            }
            return value;
        }
    }
}
