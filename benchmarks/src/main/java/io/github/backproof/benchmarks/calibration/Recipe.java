package io.github.backproof.benchmarks.calibration;

import io.github.backproof.numerics.DenseMatrix;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Gradient checks in use today, written anew from their published definitions, in float64. */
enum Recipe {
    /**
     * torch.autograd.gradcheck: the Jacobian of every block, column by column by central differences and row by row by backward
     * passes, entry against entry: |a − n| ≤ atol + rtol·|n|.
     */
    TORCH_SLOW("torch gradcheck") {
        @Override
        boolean accepts(LayerFunction f, SplittableRandom random) {
            DenseMatrix y = f.forward(Map.of());
            Map<String, DenseMatrix[]> byOutput = new HashMap<>();
            for (int k = 0; k < y.rows() * y.columns(); k++) {
                int output = k;
                f.gradients(unit(y, k))
                        .forEach((name, gradient) -> byOutput.computeIfAbsent(
                                        name, n -> new DenseMatrix[y.rows() * y.columns()])[output] = gradient);
            }
            for (String name : f.point().keySet()) {
                DenseMatrix block = f.point().get(name);
                for (int e = 0; e < block.rows() * block.columns(); e++) {
                    double[] slopes = centralDifference(f, Map.of(name, unit(block, e)), TORCH_EPS)
                            .toArray();
                    for (int k = 0; k < slopes.length; k++) {
                        double claimed = byOutput.get(name)[k].at(e / block.columns(), e % block.columns());
                        if (!isClose(claimed, slopes[k], TORCH_ATOL, TORCH_RTOL)) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }
    },
    /** The same with fast_mode: vᵗJu for one positive random u per block and one v, with atol times the sums of both. */
    TORCH_FAST("torch gradcheck, fast mode") {
        @Override
        boolean accepts(LayerFunction f, SplittableRandom random) {
            DenseMatrix v = positive(f.forward(Map.of()), random);
            Map<String, DenseMatrix> gradients = f.gradients(v);
            for (String name : f.point().keySet()) {
                DenseMatrix u = positive(f.point().get(name), random);
                double slope = v.dot(centralDifference(f, Map.of(name, u), TORCH_EPS));
                double atol = TORCH_ATOL * sum(u) * sum(v);
                if (!isClose(gradients.get(name).dot(u), slope, atol, TORCH_RTOL)) {
                    return false;
                }
            }
            return true;
        }
    },
    /** jax.test_util.check_vjp: one Gaussian direction over all blocks, one Gaussian cotangent. */
    JAX("JAX check_vjp") {
        @Override
        boolean accepts(LayerFunction f, SplittableRandom random) {
            DenseMatrix cotangent = gaussian(f.forward(Map.of()), random);
            Map<String, DenseMatrix> gradients = f.gradients(cotangent);
            Map<String, DenseMatrix> tangents = new LinkedHashMap<>();
            f.point().forEach((name, block) -> tangents.put(name, gaussian(block, random)));
            double claimed = 0;
            for (Map.Entry<String, DenseMatrix> tangent : tangents.entrySet()) {
                claimed += gradients.get(tangent.getKey()).dot(tangent.getValue());
            }
            double slope = cotangent.dot(centralDifference(f, tangents, JAX_EPS));
            return isClose(claimed, slope, JAX_TOLERANCE, JAX_TOLERANCE);
        }
    },
    /** DL4J's GradientCheckUtil: every coordinate of a scalar score, |a − n| / (|a| + |n|), forgiven where |a − n| is tiny. */
    DL4J("DL4J GradientCheckUtil") {
        @Override
        boolean accepts(LayerFunction f, SplittableRandom random) {
            DenseMatrix delta = gaussian(f.forward(Map.of()), random);
            Map<String, DenseMatrix> gradients = f.gradients(delta);
            for (String name : f.point().keySet()) {
                DenseMatrix block = f.point().get(name);
                for (int e = 0; e < block.rows() * block.columns(); e++) {
                    double slope = delta.dot(centralDifference(f, Map.of(name, unit(block, e)), DL4J_EPS));
                    double claimed = gradients.get(name).at(e / block.columns(), e % block.columns());
                    double distance = Math.abs(claimed - slope);
                    boolean isFar = distance > DL4J_RELATIVE * (Math.abs(claimed) + Math.abs(slope));
                    if (isFar && distance > DL4J_ABSOLUTE || Double.isNaN(distance)) {
                        return false;
                    }
                }
            }
            return true;
        }
    };

    private static final double TORCH_EPS = 1e-6;
    private static final double TORCH_ATOL = 1e-5;
    private static final double TORCH_RTOL = 1e-3;
    private static final double JAX_EPS = 1e-4;
    private static final double JAX_TOLERANCE = 1e-5;
    private static final double DL4J_EPS = 1e-6;
    private static final double DL4J_RELATIVE = 1e-3;
    private static final double DL4J_ABSOLUTE = 1e-8;

    private final String label;

    Recipe(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether the recipe finds nothing wrong. */
    abstract boolean accepts(LayerFunction f, SplittableRandom random);

    private static DenseMatrix centralDifference(LayerFunction f, Map<String, DenseMatrix> direction, double eps) {
        Map<String, DenseMatrix> ahead = new HashMap<>();
        Map<String, DenseMatrix> behind = new HashMap<>();
        direction.forEach((name, way) -> {
            ahead.put(name, f.point().get(name).plus(way.scaledBy(eps)));
            behind.put(name, f.point().get(name).minus(way.scaledBy(eps)));
        });
        return f.forward(ahead).minus(f.forward(behind)).scaledBy(0.5 / eps);
    }

    private static boolean isClose(double a, double n, double atol, double rtol) {
        return Math.abs(a - n) <= atol + rtol * Math.abs(n);
    }

    private static DenseMatrix unit(DenseMatrix like, int entry) {
        double[] values = new double[like.rows() * like.columns()];
        values[entry] = 1;
        return DenseMatrix.owning(like.rows(), like.columns(), values);
    }

    private static DenseMatrix gaussian(DenseMatrix like, SplittableRandom random) {
        return drawn(like, random::nextGaussian);
    }

    /** Evenly distributed from 0 to 1, then of length one. */
    private static DenseMatrix positive(DenseMatrix like, SplittableRandom random) {
        DenseMatrix even = drawn(like, random::nextDouble);
        return even.scaledBy(1 / Math.sqrt(even.dot(even)));
    }

    private static DenseMatrix drawn(DenseMatrix like, DoubleSupplier number) {
        return DenseMatrix.filled(like.rows(), like.columns(), 0).each(zero -> number.getAsDouble());
    }

    private static double sum(DenseMatrix matrix) {
        return matrix.rowSums().columnSums().at(0, 0);
    }
}
