package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Size;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of an annotated class that the verifier uses.
 *
 * @param forward its forward method
 * @param backward its backward method
 * @param parameters its parameter fields by parameter name
 * @param gradients its gradient fields by parameter name
 */
record AnnotatedMembers(
        PassMethod forward, PassMethod backward, Map<String, Field> parameters, Map<String, Field> gradients) {

    static Optional<AnnotatedMembers> of(Class<?> type, LayerKind kind, List<String> problems) {
        Reader reader = new Reader(type, kind, problems);
        Map<String, Field> parameters = new LinkedHashMap<>();
        Map<String, Field> gradients = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            Parameter parameter = field.getAnnotation(Parameter.class);
            if (parameter != null) {
                reader.add(parameters, "@Parameter", parameter.value(), field);
            }
            Gradient gradient = field.getAnnotation(Gradient.class);
            if (gradient != null) {
                reader.add(gradients, "@Gradient", gradient.value(), field);
            }
        }
        reader.requireComplete(parameters, gradients);
        Optional<PassMethod> forward = reader.method("forward");
        Optional<PassMethod> backward = reader.method("backward");
        return forward.isEmpty() || backward.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnnotatedMembers(forward.get(), backward.get(), parameters, gradients));
    }

    boolean passesFloats() {
        return Stream.of(forward, backward).anyMatch(PassMethod::passesFloats);
    }

    /** What forward or backward are told beside their array. */
    Set<Dimension> sizes() {
        return Stream.of(forward, backward)
                .flatMap(pass -> pass.sizes().stream())
                .collect(Collectors.toSet());
    }

    LayerFactory factory() {
        return target -> new AnnotatedLayer(target, forward, backward, named(target));
    }

    private List<NamedParameter> named(Object target) {
        List<NamedParameter> named = new ArrayList<>();
        parameters.forEach((name, field) -> named.add(new NamedParameter(
                name,
                view(target, field),
                Optional.ofNullable(gradients.get(name)).map(g -> view(target, g)))));
        return named;
    }

    private static NamedParameter.View view(Object target, Field field) {
        return new AnnotatedLayer.FieldView(target, field, form(field));
    }

    private static ArrayForm form(Field field) {
        return ArrayForm.ofReals(field.getType()).orElseThrow();
    }

    /** Reads members and notes what is wrong with them. */
    private record Reader(Class<?> type, LayerKind kind, List<String> problems) {
        private static final String ARRAYS = "float[], double[], float[][] or double[][]";

        void add(Map<String, Field> found, String annotation, String name, Field field) {
            String member = type.getSimpleName() + "." + field.getName();
            if (kind.parameter(name).isEmpty()) {
                problems.add(member + ": " + NearestName.unknownParameter(kind, name));
            } else if (ArrayForm.ofReals(field.getType()).isEmpty()) {
                problems.add(member + " is a " + field.getType().getSimpleName() + ": " + annotation + " takes "
                        + ARRAYS + "; for anything else write an adapter that implements Layer.");
            } else if (found.putIfAbsent(name, field) != null) {
                problems.add(member + ": " + annotation + "(\"" + name + "\") is already on "
                        + found.get(name).getName() + ".");
            }
            field.setAccessible(true);
        }

        void requireComplete(Map<String, Field> parameters, Map<String, Field> gradients) {
            // A misspelt name has been reported; that its right spelling is missing adds nothing.
            if (!problems.isEmpty()) {
                return;
            }
            for (ParameterSpec spec : kind.parameters()) {
                boolean present = parameters.containsKey(spec.name());
                if (!present && spec.presence() == ParameterSpec.Presence.REQUIRED) {
                    problems.add("%s has no parameter \"%s\", which %s needs: mark its array with @Parameter(\"%s\")."
                            .formatted(type.getSimpleName(), spec.name(), kind, spec.name()));
                }
                if (present
                        && spec.training() == ParameterSpec.Training.TRAINED
                        && !gradients.containsKey(spec.name())) {
                    problems.add("%s has no gradient of \"%s\": mark its array with @Gradient(\"%s\")."
                            .formatted(type.getSimpleName(), spec.name(), spec.name()));
                }
            }
        }

        Optional<PassMethod> method(String name) {
            List<PassMethod> usable = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name) && !method.isBridge())
                    .flatMap(method -> pass(method).stream())
                    .toList();
            if (usable.size() != 1) {
                problems.add(
                        "%s has %s method \"%s\" that takes one array (%s), then \"@Size(...) int\" only, and returns one:"
                                        .formatted(
                                                type.getSimpleName(),
                                                usable.isEmpty() ? "no" : "more than one",
                                                name,
                                                kind.takesTokens() && name.equals("forward")
                                                        ? "int[], " + ARRAYS
                                                        : ARRAYS)
                                + " add it, or write an adapter that implements Layer.");
                return Optional.empty();
            }
            return Optional.of(usable.get(0));
        }

        private Optional<PassMethod> pass(Method method) {
            java.lang.reflect.Parameter[] arguments = method.getParameters();
            Optional<ArrayForm> result = ArrayForm.ofReals(method.getReturnType());
            // Token numbers have no gradient, so that a backward may return nothing.
            boolean returnsNothing = method.getReturnType() == void.class && kind.takesTokens();
            if (arguments.length == 0 || result.isEmpty() && !returnsNothing) {
                return Optional.empty();
            }
            List<Dimension> sizes = new ArrayList<>();
            for (int i = 1; i < arguments.length; i++) {
                Size size = arguments[i].getAnnotation(Size.class);
                if (size == null || arguments[i].getType() != int.class) {
                    return Optional.empty();
                }
                sizes.add(size.value());
            }
            method.setAccessible(true);
            return ArrayForm.ofInputs(arguments[0].getType(), kind)
                    .map(argument -> new PassMethod(method, argument, result, List.copyOf(sizes)));
        }
    }
}
