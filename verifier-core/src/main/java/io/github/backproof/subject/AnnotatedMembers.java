package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.storage.Element;
import io.github.backproof.subject.storage.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of an annotated class that the verifier uses.
 *
 * @param kind what the class computes
 * @param weights how it stores weight matrices
 * @param forward its forward method
 * @param backward its backward method
 * @param parameters what holds its parameters
 * @param gradients what holds their gradients
 */
record AnnotatedMembers(
        LayerKind kind,
        WeightLayout weights,
        Pass forward,
        Pass backward,
        List<Container> parameters,
        List<Container> gradients) {
    boolean passesFloats() {
        return passes().anyMatch(Pass::passesFloats);
    }

    /** Whether forward or backward are told that size, or can tell it from their arrays. */
    boolean takes(Dimension dimension) {
        boolean isInArrays = dimension == Dimension.BATCH && takesBatches();
        return isInArrays || passes().anyMatch(pass -> pass.takes(dimension));
    }

    /** Whether forward or backward are told that number. */
    boolean takes(Hyperparameter hyperparameter) {
        return passes().anyMatch(pass -> pass.takes(hyperparameter));
    }

    /** Whether forward or backward take that number as a float. */
    boolean takesAsFloat(Hyperparameter hyperparameter) {
        return passes().anyMatch(pass -> pass.takesAsFloat(hyperparameter));
    }

    /** Whether its input has a dimension for the sequences of a batch. */
    private boolean takesBatches() {
        Form form = forward.ownForm().orElseThrow();
        return form.rank() > (form.element() == Element.INT ? 1 : 2);
    }

    /** Whether a layer is anything but its two methods. */
    boolean needsObject() {
        return !passes().allMatch(Pass::isStatic)
                || Stream.concat(parameters.stream(), gradients.stream())
                        .anyMatch(container -> container.holder() instanceof Holder.OfObject);
    }

    /** The parameters that the layer's own object holds. */
    Set<String> own() {
        return parameters.stream()
                .filter(container -> container.holder() instanceof Holder.OfObject)
                .flatMap(container -> container.names().stream())
                .collect(Collectors.toSet());
    }

    /** Whether forward or backward are told targets. */
    boolean takesTargets() {
        return passes().anyMatch(
                        pass -> pass.given(Argument.OfTargets.class).findAny().isPresent());
    }

    private Stream<Pass> passes() {
        return Stream.of(forward, backward);
    }
}
