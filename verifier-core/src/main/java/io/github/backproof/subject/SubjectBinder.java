package io.github.backproof.subject;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.TakesTargets;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns a class marked {@link GradientChecked} into a {@link Subject}, or says everything that keeps it from being one. */
public final class SubjectBinder {
    private final MarkedPlace place;
    private final Class<?> type;
    private final LayerKind kind;
    private final Sentences problems = new Sentences();

    private SubjectBinder(MarkedPlace place) {
        this.place = place;
        this.type = place.type();
        this.kind = place.declared().value();
    }

    /**
     * Binds a class.
     *
     * @throws IllegalArgumentException when the class is not marked {@link GradientChecked}
     */
    public static Binding bind(Class<?> type) {
        GradientChecked declared = type.getAnnotation(GradientChecked.class);
        if (declared == null) {
            throw new IllegalArgumentException(type.getName() + " is not marked @GradientChecked.");
        }
        SubjectBinder binder = new SubjectBinder(MarkedPlace.of(type, declared));
        Sentences ofMaker = new Sentences();
        return binder.bind(binder.maker(ofMaker), ofMaker);
    }

    /**
     * Binds everything that is marked in a class: the class itself, then its methods by name.
     *
     * @throws IllegalArgumentException when nothing in it is marked {@link GradientChecked}
     */
    public static List<Binding> bindAll(Class<?> type) {
        List<Binding> bindings = new ArrayList<>();
        if (type.isAnnotationPresent(GradientChecked.class)) {
            bindings.add(bind(type));
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(GradientChecked.class))
                .collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofOneName -> bindings.add(bind(ofOneName)));
        if (bindings.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " is not marked @GradientChecked.");
        }
        return bindings;
    }

    private static Binding bind(List<Method> ofOneName) {
        Method factory = ofOneName.get(0);
        MarkedPlace place = MarkedPlace.of(factory);
        SubjectBinder binder = new SubjectBinder(place);
        Sentences ofMaker = new Sentences();
        if (!Modifier.isStatic(factory.getModifiers())) {
            ofMaker.add("%s is not static: nothing makes the object that it is called on.", place.name());
        }
        if (ofOneName.size() > 1) {
            ofMaker.add("%s is the name of %d marked methods: give each its own.", place.name(), ofOneName.size());
            return binder.refused(ofMaker.all());
        }
        if (factory.getReturnType().isPrimitive()) {
            ofMaker.add(
                    "%s returns no layer: let it return a Layer, or an object of a class whose members are marked.",
                    place.name());
            return binder.refused(ofMaker.all());
        }
        return binder.bind(Maker.of(factory, place.name(), ofMaker), ofMaker);
    }

    private Binding bind(Optional<Maker> found, Sentences ofMaker) {
        Sentences ofMembers = new Sentences();
        Optional<AnnotatedMembers> members =
                isAdapter() ? Optional.empty() : MemberReader.read(type, place.declared(), ofMembers);
        boolean needsObject =
                isAdapter() || members.map(AnnotatedMembers::needsObject).orElse(true);
        Optional<Maker> maker = needsObject ? found : Optional.of(new Maker.OfNothing(type));
        if (needsObject) {
            problems.addAll(ofMaker);
        }
        maker.ifPresent(known -> requireInputs(known, members));
        problems.addAll(ofMembers);
        return problems.isEmpty() ? rehearsed(subject(maker.orElseThrow(), members)) : refused(problems.all());
    }

    private boolean isAdapter() {
        return Layer.class.isAssignableFrom(type);
    }

    private ClassSubject subject(Maker maker, Optional<AnnotatedMembers> members) {
        LayerFactory factory = (target, sizes, hypers) -> members.isPresent()
                ? new AnnotatedLayer(members.get(), target, sizes, hypers)
                : new AdaptedLayer(place.name(), kind, (Layer) target);
        return new ClassSubject(place, maker, members, factory, Precision.FLOAT64, Set.of(), Map.of());
    }

    private Binding rehearsed(ClassSubject drawn) {
        try {
            ClassSubject subject = drawn.maker().isSized() ? drawn : fixed(drawn);
            if (!problems.isEmpty()) {
                return refused(problems.all());
            }
            Rehearsal rehearsal = Rehearsal.of(subject);
            boolean passesFloats =
                    subject.members().filter(AnnotatedMembers::passesFloats).isPresent();
            Precision precision =
                    precision(passesFloats || rehearsal.storedAsFloats() ? Precision.FLOAT32 : Precision.FLOAT64);
            return rehearsal.problems().isEmpty()
                    ? new Binding.Bound(subject.rehearsed(precision, rehearsal.parameterNames()))
                    : refused(rehearsal.problems());
        } catch (SubjectFailure failure) {
            return refused(List.of(failure.getMessage()));
        }
    }

    /** The subject with the sizes that its class and its arrays have; the others are drawn, if they may be. */
    private ClassSubject fixed(ClassSubject subject) {
        RawLayer layer = Rehearsal.specimen(subject);
        Set<String> own = subject.members()
                .map(AnnotatedMembers::own)
                .orElseGet(() -> layer.parameters().keySet());
        Map<Dimension, Integer> sizes =
                FixedSizes.of(type, kind, place.declared().weights(), layer, own);
        for (Dimension dimension : FixedSizes.needed(kind, own, sizes.keySet())) {
            if (!sizes.containsKey(dimension) && !subject.takes(dimension)) {
                problems.add(
                        "%s cannot be sized: give %s an argument \"@Size(Dimension.%s) int\", or mark the field"
                                + " that holds that number with @Size(Dimension.%s).",
                        place.name(), place.told(), dimension, dimension);
            }
        }
        ClassSubject fixed = subject.fixedAt(sizes);
        FittedSizes.of(fixed).contradictions(place.name()).forEach(sentence -> problems.add("%s", sentence));
        return fixed;
    }

    private Binding refused(List<String> sentences) {
        return new Binding.Refused(place.name(), place.fullName(), kind, List.copyOf(sentences));
    }

    private Optional<Maker> maker(Sentences ofMaker) {
        if (Modifier.isAbstract(type.getModifiers())) {
            ofMaker.add("%s is abstract: mark a class that can be created.", place.name());
            return Optional.empty();
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            ofMaker.add("%s is an inner class: make it static.", place.name());
            return Optional.empty();
        }
        return Maker.of(type, ofMaker);
    }

    private void requireInputs(Maker maker, Optional<AnnotatedMembers> members) {
        for (Dimension dimension : Dimension.values()) {
            boolean isTold = maker.takes(dimension)
                    || members.filter(used -> used.takes(dimension)).isPresent();
            if (maker.isSized() && isNeeded(dimension) && !isTold) {
                problems.add(
                        "%s cannot be sized: give %s an argument \"@Size(Dimension.%s) int\".",
                        place.name(), place.told(), dimension);
            }
        }
        if (kind == LayerKind.CROSS_ENTROPY
                && !TakesTargets.class.isAssignableFrom(type)
                && members.map(AnnotatedMembers::takesTargets).isPresent()
                && !members.get().takesTargets()) {
            problems.add(
                    "%s cannot be told its targets: let forward take them as int[], or let it implement TakesTargets.",
                    place.name());
        }
        Hyperparameter alpha = Hyperparameter.LORA_ALPHA;
        boolean isTold =
                maker.takes(alpha) || members.filter(used -> used.takes(alpha)).isPresent();
        if (kind == LayerKind.LORA_LINEAR && !isTold) {
            problems.add(
                    "%s cannot be scaled: give %s an argument \"@Hyper(Hyperparameter.LORA_ALPHA) double\".",
                    place.name(), place.told());
        }
    }

    private boolean isNeeded(Dimension dimension) {
        return kind.uses(dimension) && isDrawn(dimension) && !kind.parameters().isEmpty()
                || kind.hasHeads() && dimension == Dimension.HEADS
                || kind == LayerKind.LANGUAGE_MODEL && dimension == Dimension.BLOCKS;
    }

    /** Sizes made of others need not be told; a context length only where positions are learned. */
    private boolean isDrawn(Dimension dimension) {
        boolean isMade = dimension == Dimension.ONE || dimension == Dimension.KEY_VALUE_FEATURES;
        boolean isForPositions = dimension == Dimension.CONTEXT && kind == LayerKind.LANGUAGE_MODEL;
        return !isMade && !(isForPositions && place.declared().positions() != Positions.LEARNED);
    }

    private Precision precision(Precision inferred) {
        return switch (place.declared().precision()) {
            case FLOAT64 -> Precision.FLOAT64;
            case FLOAT32 -> Precision.FLOAT32;
            case BFLOAT16 -> Precision.BFLOAT16;
            case FLOAT16 -> Precision.FLOAT16;
            case INFERRED -> inferred;
        };
    }
}
