package io.github.backproof.subject;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.TakesTargets;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a class marked {@link GradientChecked} into a {@link Subject}, or says everything that keeps it from being one. */
public final class SubjectBinder {
    private final Class<?> type;
    private final GradientChecked declared;
    private final List<String> problems = new ArrayList<>();

    private SubjectBinder(Class<?> type, GradientChecked declared) {
        this.type = type;
        this.declared = declared;
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
        return new SubjectBinder(type, declared).bind();
    }

    private Binding bind() {
        Optional<SizedConstructor> constructor = constructor();
        boolean adapter = Layer.class.isAssignableFrom(type);
        Optional<AnnotatedMembers> members =
                adapter ? Optional.empty() : AnnotatedMembers.of(type, declared.value(), problems);
        if (!problems.isEmpty()) {
            return refused(problems);
        }
        LayerFactory factory = adapter
                ? target -> new AdaptedLayer((Layer) target)
                : members.orElseThrow().factory();
        boolean passesFloats = members.map(AnnotatedMembers::passesFloats).orElse(false);
        ClassSubject subject = new ClassSubject(
                type,
                declared,
                Precision.FLOAT64,
                constructor.orElseThrow(),
                factory,
                members.map(AnnotatedMembers::sizes).orElse(Set.of()),
                Set.of());
        Rehearsal rehearsal = Rehearsal.of(subject);
        Precision precision =
                precision(passesFloats || rehearsal.storedAsFloats() ? Precision.FLOAT32 : Precision.FLOAT64);
        return rehearsal.problems().isEmpty()
                ? new Binding.Bound(subject.rehearsed(precision, rehearsal.parameterNames()))
                : refused(rehearsal.problems());
    }

    private Binding refused(List<String> sentences) {
        return new Binding.Refused(type.getSimpleName(), type.getName(), List.copyOf(sentences));
    }

    private Optional<SizedConstructor> constructor() {
        if (Modifier.isAbstract(type.getModifiers())) {
            problems.add(type.getSimpleName() + " is abstract: mark a class that can be created.");
            return Optional.empty();
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            problems.add(type.getSimpleName() + " is an inner class: make it static.");
            return Optional.empty();
        }
        Optional<SizedConstructor> constructor = SizedConstructor.of(type, problems);
        constructor.ifPresent(found -> requireInputs(found, declared.value()));
        return constructor;
    }

    private void requireInputs(SizedConstructor constructor, LayerKind kind) {
        for (Dimension dimension : Dimension.values()) {
            boolean needed = kind.uses(dimension)
                            && isDrawn(dimension)
                            && !kind.parameters().isEmpty()
                    || kind.hasHeads() && dimension == Dimension.HEADS
                    || kind == LayerKind.LANGUAGE_MODEL && dimension == Dimension.BLOCKS;
            if (needed && !constructor.takes(dimension)) {
                problems.add(
                        type.getSimpleName() + " cannot be sized: give its constructor an argument \"@Size(Dimension."
                                + dimension + ") int\".");
            }
        }
        if (kind == LayerKind.CROSS_ENTROPY && !TakesTargets.class.isAssignableFrom(type)) {
            problems.add(type.getSimpleName()
                    + " cannot be told its targets: let it implement TakesTargets, whose one method gets them.");
        }
        if (kind == LayerKind.LORA_LINEAR && !constructor.takes(Hyperparameter.LORA_ALPHA)) {
            problems.add(
                    type.getSimpleName()
                            + " cannot be scaled: give its constructor an argument \"@Hyper(Hyperparameter.LORA_ALPHA) double\".");
        }
    }

    /** Sizes made of others need not be told; a context length only where positions are learned. */
    private boolean isDrawn(Dimension dimension) {
        boolean isMade = dimension == Dimension.ONE || dimension == Dimension.KEY_VALUE_FEATURES;
        boolean isForPositions = dimension == Dimension.CONTEXT && declared.value() == LayerKind.LANGUAGE_MODEL;
        return !isMade && !(isForPositions && declared.positions() != Positions.LEARNED);
    }

    private Precision precision(Precision inferred) {
        return switch (declared.precision()) {
            case FLOAT64 -> Precision.FLOAT64;
            case FLOAT32 -> Precision.FLOAT32;
            case BFLOAT16 -> Precision.BFLOAT16;
            case FLOAT16 -> Precision.FLOAT16;
            case INFERRED -> inferred;
        };
    }
}
