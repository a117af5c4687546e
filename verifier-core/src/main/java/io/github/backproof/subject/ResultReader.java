package io.github.backproof.subject;

import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Output;
import io.github.backproof.specs.Packing;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.storage.Form;
import io.github.backproof.subject.storage.Scalars;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds where the result of a pass is, and the gradients in what backward returns.
 *
 * @param kind what the class computes
 * @param method the pass
 * @param arguments its arguments
 * @param members the members of the class
 * @param problems gets what is wrong
 */
record ResultReader(LayerKind kind, Method method, List<Argument> arguments, List<Member> members, Sentences problems) {
    private static final List<String> MARKS_OF_A_GRADIENT = List.of("", "d", "grad", "gradient");

    /** Where the output is. */
    Optional<PassResult> ofForward() {
        Optional<PassResult> elsewhere = Stream.of(
                        filled(Role.OUTPUT), returned(), found(outputs(members), Holder.OfObject::new))
                .flatMap(Optional::stream)
                .findFirst();
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        List<Member> parts = Member.of(method.getReturnType());
        List<Member> marked = outputs(parts);
        List<Member> outputs = marked.isEmpty()
                ? parts.stream()
                        .filter(part -> part.name().equals("output"))
                        .limit(1)
                        .toList()
                : marked;
        Optional<PassResult> part = found(outputs, Holder.OfForward::new);
        if (part.isEmpty()) {
            refuse("output", "@Output");
        }
        return part;
    }

    /** Where the gradient of the input is. */
    Optional<PassResult> ofBackward() {
        Optional<PassResult> result = Stream.of(
                        filled(Role.INPUT_GRADIENT),
                        returned(),
                        found(inputGradients(members), Holder.OfObject::new),
                        found(parts(Naming.INPUT), Holder.OfBackward::new))
                .flatMap(Optional::stream)
                .findFirst();
        if (result.isEmpty() && kind.takesTokens()) {
            return Optional.of(new PassResult.Nothing());
        }
        if (result.isEmpty()) {
            refuse("gradient of the input", "@Gradient(\"input\")");
        }
        return result;
    }

    /** Adds the gradients in the object that backward returns. */
    void addGradients(Containers gradients) {
        if (Form.of(method.getReturnType()).isPresent() || method.getReturnType() == void.class) {
            return;
        }
        for (Member part : Member.of(method.getReturnType())) {
            Optional<Naming> marked = Naming.ofGradients(part.annotations());
            if (marked.isPresent() && !marked.get().isInput()) {
                add(part, marked.get(), gradients);
            }
        }
        kind.parameters().stream()
                .map(ParameterSpec::name)
                .filter(name -> !gradients.holds(name))
                .forEach(name -> parts(name).stream()
                        .filter(part -> Naming.ofGradients(part.annotations()).isEmpty())
                        .findFirst()
                        .ifPresent(part -> add(
                                part, new Naming("@Gradient", List.of(name), Packing.ONE_AFTER_ANOTHER), gradients)));
    }

    private void add(Member part, Naming naming, Containers gradients) {
        part.open(problems);
        gradients.add(part.label(), part.type(), new Holder.OfBackward(part), naming, problems);
    }

    private Optional<PassResult> filled(Role role) {
        return arguments.stream()
                .filter(argument -> argument instanceof Argument.ToFill given && given.role() == role)
                .map(argument ->
                        (PassResult) new PassResult.Found(new Holder.OfPass(role), ((Argument.ToFill) argument).form()))
                .findFirst();
    }

    private Optional<PassResult> returned() {
        return Form.of(method.getReturnType())
                .filter(form -> Sentences.isReal(form) || kind.isLoss() && form instanceof Scalars)
                .map(PassResult.Returned::new);
    }

    private interface HolderOf {
        Holder of(Member member);
    }

    private Optional<PassResult> found(List<Member> candidates, HolderOf holder) {
        return candidates.stream()
                .findFirst()
                .flatMap(member -> Form.of(member.type())
                        .filter(form -> Sentences.isReal(form) || kind.isLoss() && form instanceof Scalars)
                        .map(form -> {
                            member.open(problems);
                            return new PassResult.Found(holder.of(member), form);
                        }));
    }

    private static List<Member> outputs(List<Member> among) {
        return among.stream()
                .filter(member -> member.annotations().isAnnotationPresent(Output.class))
                .toList();
    }

    private static List<Member> inputGradients(List<Member> among) {
        return among.stream()
                .filter(member -> Naming.ofGradients(member.annotations())
                        .filter(Naming::isInput)
                        .isPresent())
                .toList();
    }

    /** The parts of what is returned that are marked as the gradient of that name, or else called so. */
    private List<Member> parts(String name) {
        List<Member> parts = Member.of(method.getReturnType());
        List<Member> marked = parts.stream()
                .filter(part -> Naming.ofGradients(part.annotations())
                        .filter(naming -> naming.names().equals(List.of(name)))
                        .isPresent())
                .toList();
        return marked.isEmpty()
                ? parts.stream().filter(part -> isCalled(part.name(), name)).toList()
                : marked;
    }

    /** Whether a part is called as a parameter, or as its gradient: {@code queryWeight}, {@code dQueryWeight}. */
    private static boolean isCalled(String part, String name) {
        String plain = part.toLowerCase(Locale.ROOT);
        String wanted = name.replace(".", "").toLowerCase(Locale.ROOT);
        return MARKS_OF_A_GRADIENT.stream()
                .anyMatch(mark -> plain.equals(mark + wanted) || name.equals(Naming.INPUT) && plain.equals(mark + "x"));
    }

    private void refuse(String what, String annotation) {
        String label = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        Class<?> type = method.getReturnType();
        if (type == void.class) {
            problems.add("%s returns nothing: return the %s, or mark what holds it with %s.", label, what, annotation);
        } else {
            problems.add(
                    "%s returns %s, in which no part is the %s: mark that part with %s, or return it as %s.",
                    label, Sentences.article(type), what, annotation, Sentences.CONTAINERS);
        }
    }
}
