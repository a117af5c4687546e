package io.github.backproof.subject;

import io.github.backproof.specs.Backward;
import io.github.backproof.specs.Forward;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.ParameterSpec;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** Reads the members of an annotated class, and notes everything that is wrong with them. */
final class MemberReader {
    private final Class<?> type;
    private final GradientChecked declared;
    private final LayerKind kind;
    private final Sentences problems;
    private final List<Member> members;
    private Containers parameters;
    private Containers gradients;

    private MemberReader(Class<?> type, GradientChecked declared, Sentences problems) {
        this.type = type;
        this.declared = declared;
        this.kind = declared.value();
        this.problems = problems;
        this.members = Member.of(type);
        this.parameters = new Containers(kind);
        this.gradients = new Containers(kind);
    }

    /** The members; empty when something is wrong with them. */
    static Optional<AnnotatedMembers> read(Class<?> type, GradientChecked declared, Sentences problems) {
        return new MemberReader(type, declared, problems).read();
    }

    private Optional<AnnotatedMembers> read() {
        for (Member member : members) {
            Naming.ofParameters(member.annotations()).ifPresent(naming -> add(member, naming, parameters));
        }
        for (Member member : members) {
            Naming.ofGradients(member.annotations())
                    .filter(naming -> !naming.isInput())
                    .ifPresent(naming -> add(member, named(member, naming), gradients));
        }
        Optional<Pass> forward = choose("forward", Role.INPUT, Optional.empty());
        Optional<Pass> backward = choose("backward", Role.OUTPUT_GRADIENT, forward);
        if (problems.isEmpty()) {
            requireComplete();
        }
        return forward.isEmpty() || backward.isEmpty() || !problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnnotatedMembers(
                        kind, declared.weights(), forward.get(), backward.get(), parameters.all(), gradients.all()));
    }

    private void add(Member member, Naming naming, Containers among) {
        if (member.isStatic()) {
            problems.add(
                    "%s is static, so that all layers share it: make it an instance field, or an argument of forward and"
                            + " backward.",
                    member.label());
            return;
        }
        member.open(problems);
        among.add(member.label(), member.type(), new Holder.OfObject(member), naming, problems);
    }

    private Naming named(Member member, Naming naming) {
        if (!naming.names().isEmpty()) {
            return naming;
        }
        return parameters
                .onlyFused()
                .map(fused -> new Naming("@Gradients", fused.names(), fused.packing()))
                .orElseGet(() -> {
                    problems.add("%s: @Gradients needs the names of the parameters.", member.label());
                    return naming;
                });
    }

    private Optional<Pass> choose(String name, Role own, Optional<Pass> forward) {
        MethodChoice choice = new MethodChoice(type, name, own == Role.INPUT ? Forward.class : Backward.class);
        Optional<MethodChoice.Attempt> chosen = choice.of(method -> attempt(method, own, forward), problems);
        chosen.ifPresent(attempt -> {
            parameters = attempt.reader().parameters();
            gradients = attempt.reader().gradients();
        });
        return chosen.flatMap(MethodChoice.Attempt::pass);
    }

    private MethodChoice.Attempt attempt(Method method, Role own, Optional<Pass> forward) {
        PassReader reader = new PassReader(kind, own, forward, parameters, gradients);
        Sentences wrong = reader.problems();
        List<Argument> arguments = reader.arguments(method);
        ResultReader results = new ResultReader(kind, method, arguments, members, wrong);
        Optional<PassResult> result = own == Role.INPUT ? results.ofForward() : results.ofBackward();
        if (own == Role.OUTPUT_GRADIENT) {
            results.addGradients(reader.gradients());
        }
        wrong.open(method, type.getSimpleName() + "." + method.getName());
        Optional<Pass> pass = wrong.isEmpty()
                ? Optional.of(new Pass(method, arguments, own, result.orElseThrow()))
                : Optional.empty();
        return new MethodChoice.Attempt(pass, reader);
    }

    private void requireComplete() {
        String name = type.getSimpleName();
        for (ParameterSpec spec : kind.parameters()) {
            boolean present = parameters.holds(spec.name());
            if (!present && spec.presence() == ParameterSpec.Presence.REQUIRED) {
                problems.add(
                        "%s has no parameter \"%s\", which %s needs: mark its array with @Parameter(\"%s\").",
                        name, spec.name(), kind, spec.name());
            }
            boolean isTrained = spec.training() == ParameterSpec.Training.TRAINED;
            if (present && isTrained && !gradients.holds(spec.name())) {
                problems.add(
                        "%s has no gradient of \"%s\": mark its array with @Gradient(\"%s\").",
                        name, spec.name(), spec.name());
            }
        }
        gradients.all().forEach(this::requireThatItCanAccumulate);
    }

    private void requireThatItCanAccumulate(Container gradient) {
        if (declared.gradients() == GradientUpdate.ACCUMULATE && gradient.holder() instanceof Holder.OfBackward) {
            problems.add(
                    "%s is new at each backward, and cannot add to anything: leave out gradients ="
                            + " GradientUpdate.ACCUMULATE.",
                    gradient.label());
        }
    }
}
