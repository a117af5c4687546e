package io.github.backproof.subject;

import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.storage.Form;
import io.github.backproof.subject.storage.NestedArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The containers of parameters, or of gradients, that were found so far. */
final class Containers {
    private final LayerKind kind;
    private final List<Container> found;

    private Containers(LayerKind kind, List<Container> found) {
        this.kind = kind;
        this.found = new ArrayList<>(found);
    }

    Containers(LayerKind kind) {
        this(kind, List.of());
    }

    /** The same so far, to which others can be added. */
    Containers copy() {
        return new Containers(kind, found);
    }

    List<Container> all() {
        return List.copyOf(found);
    }

    boolean holds(String name) {
        return found.stream().anyMatch(container -> container.names().contains(name));
    }

    /** The container of exactly these. */
    Optional<Container> of(List<String> names) {
        return found.stream()
                .filter(container -> container.names().equals(names))
                .findFirst();
    }

    /** The only container of several. */
    Optional<Container> onlyFused() {
        List<Container> fused = found.stream().filter(Container::isFused).toList();
        return fused.size() == 1 ? Optional.of(fused.get(0)) : Optional.empty();
    }

    /** Adds a container, or says why it cannot be one. */
    Optional<Container> add(String label, Class<?> type, Holder holder, Naming naming, Sentences problems) {
        Sentences wrong = new Sentences();
        for (String name : naming.names()) {
            if (kind.parameter(name).isEmpty()) {
                wrong.add("%s: %s", label, NearestName.unknownParameter(kind, name));
            } else if (holds(name)) {
                wrong.add("%s: \"%s\" is already in %s.", label, name, labelOf(name));
            }
        }
        Optional<Form> form = Form.of(type).filter(Sentences::isReal);
        if (form.isEmpty()) {
            wrong.unsupported(label, type, naming.annotation());
        } else {
            requireDimensions(label, holder, naming, form.get(), wrong);
        }
        problems.addAll(wrong);
        if (!wrong.isEmpty()) {
            return Optional.empty();
        }
        Container container = new Container(label, holder, form.get(), naming.names(), naming.packing());
        found.add(container);
        return Optional.of(container);
    }

    private static void requireDimensions(String label, Holder holder, Naming naming, Form form, Sentences problems) {
        boolean isDeep = form instanceof NestedArrays arrays && arrays.rank() > 2;
        if (isDeep && (naming.names().size() > 1 || holder instanceof Holder.OfVerifier)) {
            problems.add("%s has three dimensions: %s takes one or two there.", label, naming.annotation());
        }
    }

    private String labelOf(String name) {
        return found.stream()
                .filter(container -> container.names().contains(name))
                .map(Container::label)
                .findFirst()
                .orElseThrow();
    }
}
