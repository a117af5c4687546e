package io.github.backproof.subject;

import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Input;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Output;
import io.github.backproof.specs.Size;
import io.github.backproof.subject.storage.Element;
import io.github.backproof.subject.storage.Form;
import io.github.backproof.subject.storage.Scalars;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one method as a pass: what each argument is given, and where its result is. */
final class PassReader {
    private final LayerKind kind;
    private final Role own;
    private final Optional<Pass> forward;
    private final Containers parameters;
    private final Containers gradients;
    private final Sentences problems = new Sentences();

    /**
     * A reader of one method.
     *
     * @param own the role of the array that the method is called for
     * @param forward the forward pass, when the method is a backward
     */
    PassReader(LayerKind kind, Role own, Optional<Pass> forward, Containers parameters, Containers gradients) {
        this.kind = kind;
        this.own = own;
        this.forward = forward;
        this.parameters = parameters.copy();
        this.gradients = gradients.copy();
    }

    Sentences problems() {
        return problems;
    }

    /** The containers known before and those among the arguments. */
    Containers parameters() {
        return parameters;
    }

    /** The containers known before and those among arguments and results. */
    Containers gradients() {
        return gradients;
    }

    /** The arguments of the method; not all of them where something is wrong. */
    List<Argument> arguments(Method method) {
        String label = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        List<Argument> arguments = new ArrayList<>();
        Parameter[] all = method.getParameters();
        for (int i = 0; i < all.length; i++) {
            argument(all[i], "argument %d of %s".formatted(i + 1, label)).ifPresent(arguments::add);
        }
        long owned = arguments.stream().filter(this::isOwn).count();
        if (owned > 1) {
            problems.add(
                    isForward()
                            ? "%s takes %d unmarked arrays: mark what is no input with @Parameter, @Output or @Gradient."
                            : "%s takes %d unmarked arrays: mark the input with @Input, or the output with @Output.",
                    label,
                    owned);
        } else if (owned == 0 && (isForward() || !kind.isLoss()) && problems.isEmpty()) {
            problems.add(
                    "%s takes no array for the %s.",
                    label, isForward() ? "input" : "gradient with respect to the output");
        }
        return arguments;
    }

    private boolean isForward() {
        return own == Role.INPUT;
    }

    private boolean isOwn(Argument argument) {
        return argument instanceof Argument.OfRole given && given.role() == own;
    }

    private Optional<Argument> argument(Parameter argument, String label) {
        Optional<Argument> told = Told.by(argument).map(Argument.OfTold::new);
        if (told.isPresent()) {
            return told;
        }
        Optional<Naming> parameter = Naming.ofParameters(argument);
        if (parameter.isPresent()) {
            return container(argument, label, parameter.get(), parameters);
        }
        Optional<Naming> gradient = Naming.ofGradients(argument);
        if (gradient.isPresent()) {
            return gradient.get().isInput()
                    ? form(argument, label, "@Gradient").map(form -> new Argument.ToFill(Role.INPUT_GRADIENT, form))
                    : container(argument, label, named(gradient.get()), gradients);
        }
        if (argument.isAnnotationPresent(Input.class)) {
            return form(argument, label, "@Input").map(form -> new Argument.OfRole(Role.INPUT, form));
        }
        if (argument.isAnnotationPresent(Output.class)) {
            return form(argument, label, "@Output")
                    .map(form -> isForward()
                            ? new Argument.ToFill(Role.OUTPUT, form)
                            : new Argument.OfRole(Role.OUTPUT, form));
        }
        return unmarked(argument, label);
    }

    private Naming named(Naming gradient) {
        return gradient.names().isEmpty()
                ? parameters
                        .onlyFused()
                        .map(fused -> new Naming("@Gradients", fused.names(), fused.packing()))
                        .orElse(gradient)
                : gradient;
    }

    private Optional<Argument> container(Parameter argument, String label, Naming naming, Containers among) {
        Optional<Container> there = among.of(naming.names());
        if (there.isEmpty()) {
            Holder holder = new Holder.OfVerifier(naming.annotation(), naming.names());
            return among.add(label, argument.getType(), holder, naming, problems)
                    .map(Argument.OfContainer::new);
        }
        if (!Form.of(argument.getType()).equals(Optional.of(there.get().form()))) {
            problems.add(
                    "%s is %s, and %s is not: give both the same type.",
                    label, Sentences.article(argument.getType()), there.get().label());
        }
        return Optional.of(new Argument.OfContainer(there.get()));
    }

    private Optional<Form> form(Parameter argument, String label, String annotation) {
        Optional<Form> form = numbers(argument.getType());
        if (form.isEmpty()) {
            problems.unsupported(label, argument.getType(), annotation);
        }
        return form;
    }

    /** The form of what is handed over in a pass: token numbers too, where the kind takes them. */
    private Optional<Form> numbers(Class<?> type) {
        return Form.of(type)
                .filter(form -> Sentences.isReal(form)
                        || kind.takesTokens() && form.element() == Element.INT && form.rank() < 3
                        || kind.isLoss() && form instanceof Scalars && !isForward());
    }

    private Optional<Argument> unmarked(Parameter argument, String label) {
        Class<?> type = argument.getType();
        Optional<Form> targets = Form.of(type).filter(form -> kind.isLoss() && form.element() == Element.INT);
        if (targets.isPresent()) {
            return targets.map(Argument.OfTargets::new);
        }
        Optional<Form> numbers = numbers(type);
        if (numbers.isPresent()) {
            return numbers.map(form -> new Argument.OfRole(own, form));
        }
        Optional<Argument> cache = forward.flatMap(pass -> cache(pass.method().getReturnType(), type));
        // Where forward could not be read, this may be what it returns.
        if (cache.isEmpty() && (isForward() || forward.isPresent())) {
            refuse(argument, label);
        }
        return cache;
    }

    private Optional<Argument> cache(Class<?> returned, Class<?> wanted) {
        if (Form.of(returned).isPresent() || returned == void.class) {
            return Optional.empty();
        }
        return returned == wanted
                ? Optional.of(new Argument.OfForward(Optional.empty()))
                : Member.of(returned).stream()
                        .filter(member -> member.type() == wanted)
                        .findFirst()
                        .map(member -> {
                            member.open(problems);
                            return new Argument.OfForward(Optional.of(member));
                        });
    }

    private void refuse(Parameter argument, String label) {
        Class<?> type = argument.getType();
        if (argument.isAnnotationPresent(Size.class)) {
            problems.add("%s is %s: @Size takes an int.", label, Sentences.article(type));
        } else if (argument.isAnnotationPresent(Hyper.class)) {
            problems.add("%s is %s: @Hyper takes a float or a double.", label, Sentences.article(type));
        } else if (type == int.class) {
            problems.add("%s is an int: mark it with @Size(Dimension.…).", label);
        } else if (type == float.class || type == double.class) {
            problems.add("%s is %s: mark it with @Hyper(Hyperparameter.…).", label, Sentences.article(type));
        } else {
            problems.add(
                    "%s is %s: %s takes %s%s; for anything else write an adapter that implements Layer.",
                    label,
                    Sentences.article(type),
                    isForward() ? "forward" : "backward",
                    kind.takesTokens() && isForward() ? "int[], " + Sentences.CONTAINERS : Sentences.CONTAINERS,
                    isForward() ? "" : ", and what forward returned");
        }
    }
}
