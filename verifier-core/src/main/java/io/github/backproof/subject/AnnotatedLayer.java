package io.github.backproof.subject;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.storage.Form;
import io.github.backproof.subject.storage.Numbers;
import io.github.backproof.subject.storage.Scalars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance of an annotated class, with what its latest passes were given and gave. */
final class AnnotatedLayer implements RawLayer {
    private final AnnotatedMembers members;
    private final Object target;
    private final Hypers hypers;
    private final Map<Holder, Object> kept = new HashMap<>();
    private final Map<Role, Object> handed = new EnumMap<>(Role.class);
    private final Map<Role, Form> forms = new EnumMap<>(Role.class);
    private final Map<String, StoredParameter> parameters;
    private Sizes sizes;
    private int[] targets = {};
    private Optional<Object> ofForward = Optional.empty();
    private Optional<Object> ofBackward = Optional.empty();

    AnnotatedLayer(AnnotatedMembers members, Object target, Sizes sizes, Hypers hypers) {
        this.members = members;
        this.target = target;
        this.sizes = sizes;
        this.hypers = hypers;
        this.parameters = stored(members.parameters(), members.gradients());
    }

    @Override
    public Call forward(DenseMatrix input, Sizes ofInput) {
        sizes = ofInput;
        handed.clear();
        Pass pass = members.forward();
        hand(Role.INPUT, pass.ownForm(), input);
        ofForward = pass.call(this);
        return result(pass, ofForward, Role.OUTPUT, input);
    }

    @Override
    public Call backward(DenseMatrix outputGradient, Sizes ofInput) {
        Pass pass = members.backward();
        hand(Role.OUTPUT_GRADIENT, pass.ownForm(), outputGradient);
        ofBackward = pass.call(this);
        Call call = result(pass, ofBackward, Role.INPUT_GRADIENT, outputGradient);
        return pass.ownForm().isPresent() ? call : scaled(call, outputGradient.at(0, 0));
    }

    /** The gradient of a loss times what the loss is multiplied by afterwards, for a backward that is not told it. */
    private static Call scaled(Call call, double factor) {
        double[] values = Arrays.stream(call.result().values())
                .map(value -> value * factor)
                .toArray();
        return new Call(new Numbers(values, call.result().shape()), call.argumentAfterwards());
    }

    private void hand(Role role, Optional<Form> form, DenseMatrix values) {
        form.ifPresent(ofPass -> {
            forms.put(role, ofPass);
            handed.put(role, ofPass.holding(values.rowByRow(), role.extents(ofPass, members.kind(), sizes)));
        });
    }

    private Call result(Pass pass, Optional<Object> returned, Role role, DenseMatrix argument) {
        double[] afterwards = forms.containsKey(pass.own())
                ? numbers(pass, handed.get(pass.own()), forms.get(pass.own())).values()
                : argument.toArray();
        if (pass.result().form().isEmpty()) {
            return new Call(new Numbers(new double[sizes.inputRows()], sizes.inputRows(), 1), afterwards);
        }
        Object found = pass.result().in(this, returned.orElse(this));
        Form form = pass.result().form().get();
        handed.put(role, found);
        forms.put(role, form);
        return new Call(numbers(pass, found, form), afterwards);
    }

    private static Numbers numbers(Pass pass, Object container, Form form) {
        try {
            return Numbers.in(container, form);
        } catch (IllegalArgumentException uneven) {
            throw SubjectFailure.of("What " + pass.label() + " gave " + uneven.getMessage() + ".");
        }
    }

    LayerKind kind() {
        return members.kind();
    }

    Object told(Told number) {
        return number.of(sizes, hypers);
    }

    /** What was handed over in that role, in another form where that is asked for. */
    Object handed(Role role, Form form) {
        Object there = handed(role);
        return forms.get(role).equals(form)
                ? there
                : form.holding(Numbers.in(there, forms.get(role)).values(), role.extents(form, kind(), sizes));
    }

    Object handed(Role role) {
        if (!handed.containsKey(role)) {
            throw new IllegalStateException(role + " is asked for before there is one.");
        }
        return handed.get(role);
    }

    Object toFill(Role role, Form form) {
        int[] extents = role.extents(form, kind(), sizes);
        Object zeros = form.holding(new double[Form.sizeOf(extents)], extents);
        handed.put(role, zeros);
        return zeros;
    }

    Object kept(Holder holder) {
        return kept.get(holder);
    }

    Object targets(Form form) {
        double[] values = Arrays.stream(targets).asDoubleStream().toArray();
        return form.holding(values, Role.INPUT.extents(form, kind(), sizes.with(kind().inputWidth(), 1)));
    }

    Object returnedByForward() {
        return ofForward.orElseThrow();
    }

    boolean wasCalledBackward() {
        return ofBackward.isPresent();
    }

    Object returnedByBackward() {
        return ofBackward.orElseThrow();
    }

    @Override
    public Map<String, double[]> held() {
        Map<String, double[]> held = new LinkedHashMap<>();
        handed.forEach((role, container) -> {
            if (forms.containsKey(role)) {
                held.put(role.symbol(), Numbers.in(container, forms.get(role)).values());
            }
        });
        return held;
    }

    @Override
    public void overwrite(String name) {
        handed.forEach((role, container) -> {
            if (role.symbol().equals(name) && forms.containsKey(role) && !(forms.get(role) instanceof Scalars)) {
                overwrite(container, forms.get(role));
            }
        });
    }

    private static void overwrite(Object container, Form form) {
        int size = Form.sizeOf(form.shape(container));
        // Ones are token numbers too.
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        form.write(ones, 0, container, 0, size);
    }

    @Override
    public void targets(int... ofNext) {
        targets = ofNext.clone();
        if (target instanceof TakesTargets loss) {
            SubjectCode.call(target.getClass(), "targets", () -> {
                loss.targets(ofNext.clone());
                return true;
            });
        }
    }

    @Override
    public Object target() {
        return target;
    }

    @Override
    public Map<String, StoredParameter> parameters() {
        return parameters;
    }

    private Map<String, StoredParameter> stored(List<Container> values, List<Container> gradients) {
        Map<String, Stored> ofValues = parts(values);
        Map<String, Stored> ofGradients = parts(gradients);
        Map<String, StoredParameter> stored = new LinkedHashMap<>();
        ofValues.forEach((name, place) ->
                stored.put(name, new StoredParameter(place, Optional.ofNullable(ofGradients.get(name)))));
        return stored;
    }

    private Map<String, Stored> parts(List<Container> containers) {
        Map<String, Stored> parts = new LinkedHashMap<>();
        for (Container container : containers) {
            List<StoredShape> shapes = new ArrayList<>();
            for (String name : container.names()) {
                shapes.add(shape(name));
            }
            Layout layout = new Layout(shapes, container.packing());
            if (container.holder() instanceof Holder.OfVerifier) {
                int[] extents = layout.extents(container.form().rank());
                kept.put(container.holder(), container.form().holding(new double[layout.size()], extents));
            }
            for (int part = 0; part < shapes.size(); part++) {
                parts.put(container.names().get(part), new ContainerPart(this, container, part, layout));
            }
        }
        return parts;
    }

    private StoredShape shape(String name) {
        WeightLayout layout = members.weights();
        return StoredShape.of(kind().parameter(name).orElseThrow(), layout, sizes);
    }
}
