package io.github.backproof.property;

import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A layer of which every number is wrong, by an amount that depends on its place, on the number of calls so far and smoothly on all that
 * the layer was given: whatever a law asks of it and compares comes out as a number of its own, which rounding hardly moves.
 */
final class Distorted {
    private static final double AMOUNT = 0.25;

    private final Layer right;
    private final double drift;
    private double last;
    private int calls;

    private Distorted(Layer right, double drift) {
        this.right = right;
        this.drift = drift;
    }

    /** With all interfaces of the right one; the amounts move from call to call. */
    static Layer of(Layer right, double drift) {
        Distorted distorted = new Distorted(right, drift);
        return (Layer) Proxy.newProxyInstance(
                Layer.class.getClassLoader(),
                right.getClass().getInterfaces(),
                (proxy, method, arguments) -> distorted.call(method, arguments));
    }

    private Object call(Method method, Object... arguments) throws Throwable {
        try {
            Object result = method.invoke(right, arguments);
            if (!(result instanceof Tensor values)) {
                return result;
            }
            double given = Stream.ofNullable(arguments)
                    .flatMap(Arrays::stream)
                    .mapToDouble(Distorted::weighed)
                    .sum();
            last = given + weighed(values) + (method.getName().equals("backward") ? last : 0);
            calls++;
            if (method.getName().equals("backward")) {
                distortGradients();
            }
            return distorted(values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void distortGradients() {
        for (NamedParameter parameter : right.parameters()) {
            parameter.gradient().ifPresent(gradient -> gradient.write(distorted(gradient.read())));
        }
    }

    private Tensor distorted(Tensor values) {
        double[] all = values.toDoubles();
        Arrays.setAll(all, k -> all[k] + AMOUNT * Math.sin(last + k + drift * calls));
        return Tensor.of(all, values.shape());
    }

    private static double weighed(Object argument) {
        if (argument instanceof Number number) {
            return number.doubleValue();
        }
        double[] all = argument instanceof Tensor values ? values.toDoubles() : new double[0];
        return IntStream.range(0, all.length)
                .filter(k -> Double.isFinite(all[k]))
                .mapToDouble(k -> (k + 1) * all[k])
                .sum();
    }
}
