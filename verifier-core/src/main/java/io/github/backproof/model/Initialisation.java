package io.github.backproof.model;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.kernel.Workers;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How a model starts: weights normally distributed, gains one, biases zero. Every row is drawn from the seed, its parameter's name
 * and its own number, so that the same seed gives the same model on every machine.
 *
 * @param seed what everything follows from
 * @param deviation the weights' standard deviation; 0.02 in GPT-2
 */
public record Initialisation(long seed, double deviation) {
    /** All parameters of a configuration. */
    public Map<String, Matrix> of(ModelConfig config) {
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        config.parameters().forEach(shape -> parameters.put(shape.name(), of(shape)));
        return Collections.unmodifiableMap(parameters);
    }

    private Matrix of(ParameterShape shape) {
        return switch (shape.role()) {
            case WEIGHT -> random(shape, 0, deviation);
            case GAIN -> constant(shape, 1);
            case BIAS, ADAPTER_UP -> constant(shape, 0);
        };
    }

    /** All parameters drawn at random, so that none hides behind a zero or a one: for checking gradients. */
    public Map<String, Matrix> withoutSpecialValues(ModelConfig config) {
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        for (ParameterShape shape : config.parameters()) {
            double mean = shape.role() == ParameterShape.Role.GAIN ? 1 : 0;
            parameters.put(shape.name(), random(shape, mean, deviation));
        }
        return Collections.unmodifiableMap(parameters);
    }

    /** Normally distributed with deviation 1, in a parameter's shape: a direction. */
    public DenseMatrix direction(ParameterShape shape) {
        return random(shape, 0, 1);
    }

    private DenseMatrix random(ParameterShape shape, double mean, double spread) {
        int columns = shape.columns();
        double[] values = new double[Math.multiplyExact(shape.rows(), columns)];
        Workers.rows(shape.rows(), 8L * columns, (from, to) -> {
            for (int i = from; i < to; i++) {
                fillRow(values, i * columns, columns, random(shape.name(), i), mean, spread);
            }
        });
        return DenseMatrix.owning(shape.rows(), columns, values);
    }

    private SplittableRandom random(String name, int row) {
        return new SplittableRandom(
                seed * 0x9e3779b97f4a7c15L + name.hashCode() * 0xbf58476d1ce4e5b9L + row * 0x94d049bb133111ebL);
    }

    /** The method of Box and Muller, two values at a time, in strict arithmetic. */
    private static void fillRow(
            double[] values, int at, int count, SplittableRandom random, double mean, double spread) {
        for (int j = 0; j < count; j += 2) {
            double radius = spread * Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            values[at + j] = mean + radius * StrictMath.cos(angle);
            if (j + 1 < count) {
                values[at + j + 1] = mean + radius * StrictMath.sin(angle);
            }
        }
    }

    private static DenseMatrix constant(ParameterShape shape, double value) {
        double[] values = new double[Math.multiplyExact(shape.rows(), shape.columns())];
        Arrays.fill(values, value);
        return DenseMatrix.owning(shape.rows(), shape.columns(), values);
    }
}
