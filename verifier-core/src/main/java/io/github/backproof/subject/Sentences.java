package io.github.backproof.subject;

import io.github.backproof.subject.storage.Element;
import io.github.backproof.subject.storage.Form;
import io.github.backproof.subject.storage.Scalars;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;

/** What keeps a class from being bound, as sentences for its author. */
final class Sentences {
    /** What parameters, gradients, inputs and outputs may be. */
    static final String CONTAINERS =
            "float[] or double[] of one to three dimensions, FloatBuffer, DoubleBuffer, DMatrixRMaj or FMatrixRMaj";

    private static final String OTHERWISE = "; for anything else write an adapter that implements Layer.";

    private final List<String> all = new ArrayList<>();

    List<String> all() {
        return List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void add(String sentence, Object... parts) {
        all.add(sentence.formatted(parts));
    }

    void addAll(Sentences others) {
        all.addAll(others.all);
    }

    /** A type that holds no numbers which the verifier can read and write. */
    void unsupported(String label, Class<?> type, String use) {
        add("%s is %s: %s takes %s%s", label, article(type), use, CONTAINERS, OTHERWISE);
    }

    /** Opens a member to the verifier. */
    <T extends AccessibleObject & Member> void open(T member, String label) {
        if (!member.trySetAccessible()) {
            String module = member.getDeclaringClass().getPackageName();
            add("%s cannot be reached: write \"opens %s;\" in module-info.java.", label, module);
        }
    }

    static boolean isReal(Form form) {
        return form.element() != Element.INT && !(form instanceof Scalars);
    }

    static String article(Class<?> type) {
        String name = type.getSimpleName();
        return ("aeio".indexOf(Character.toLowerCase(name.charAt(0))) >= 0 ? "an " : "a ") + name;
    }
}
