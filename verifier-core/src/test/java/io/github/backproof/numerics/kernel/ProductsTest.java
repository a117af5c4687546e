package io.github.backproof.numerics.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.numerics.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kernel computes the product: of odd shapes, of transposes and of parts of larger matrices. */
class ProductsTest {
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {1, 7, 3},
        {6, 256, 8},
        {7, 257, 9},
        {97, 65, 41},
        {100, 300, 1030},
        {5, 3, 500},
        {300, 2, 4},
        {2, 256, 4096},
        {3, 300, 2051}
    };

    @TestFactory
    Stream<DynamicTest> a_kernel_agrees_with_the_definition() {
        return Stream.of(new EjmlKernel(), new PlainKernel(), new VectorKernel())
                .flatMap(kernel -> Arrays.stream(SHAPES)
                        .flatMap(shape -> Stream.of(Form.values())
                                .map(form -> dynamicTest(
                                        kernel.label() + " " + Arrays.toString(shape) + " " + form,
                                        () -> agrees(kernel, shape, form)))));
    }

    @Test
    void the_tests_run_with_the_vector_kernel() {
        assertThat(Products.kernel()).startsWith("Vector API");
    }

    @Test
    void a_shared_product_has_the_bits_of_one_computed_alone() {
        for (ProductKernel kernel : List.of(new PlainKernel(), new VectorKernel())) {
            Strided a = random(Form.AS_IT_IS, 300, 200, 1);
            Strided b = random(Form.TRANSPOSED, 200, 130, 2);
            Strided alone = Strided.zeros(300, 130);
            kernel.multiply(a, b, alone);
            Strided shared = Strided.zeros(300, 130);
            Products.large(kernel, a, b, shared, Long.MAX_VALUE);
            assertThat(shared.data()).as(kernel.label()).isEqualTo(alone.data());
        }
    }

    @Test
    void kernels_have_names() {
        assertThat(Stream.of(new EjmlKernel(), new PlainKernel()).map(ProductKernel::label))
                .containsExactly("EJML", "plain Java");
    }

    /** Remembers the shapes of the parts it is given. */
    private static final class Recorder implements ProductKernel {
        private final Queue<List<Integer>> shapes = new ConcurrentLinkedQueue<>();

        @Override
        public String label() {
            return "recorder";
        }

        @Override
        public long worthwhile() {
            return 0;
        }

        @Override
        public int grain() {
            return 8;
        }

        @Override
        public void multiply(Strided a, Strided b, Strided c) {
            shapes.add(List.of(a.rows(), b.columns(), c.rows(), c.columns()));
        }
    }

    private static List<List<Integer>> parts(int rows, int columns, long work) {
        Recorder recorder = new Recorder();
        Products.large(recorder, Strided.zeros(rows, 3), Strided.zeros(3, columns), Strided.zeros(rows, columns), work);
        return List.copyOf(recorder.shapes);
    }

    @Test
    void little_work_is_not_shared() {
        assertThat(parts(100, 50, (1 << 22) - 1)).containsExactly(List.of(100, 50, 100, 50));
    }

    @Test
    void the_longer_side_is_shared_in_multiples_of_the_grain() {
        Assumptions.assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "One core shares nothing.");
        assertThat(parts(1001, 50, 1 << 22))
                .hasSizeGreaterThan(1)
                .allMatch(part -> part.get(1) == 50 && part.get(0).equals(part.get(2)))
                .filteredOn(part -> part.get(0) % 8 != 0)
                .hasSize(1);
        assertThat(parts(50, 1001, 1 << 22))
                .hasSizeGreaterThan(1)
                .allMatch(part -> part.get(0) == 50 && part.get(1).equals(part.get(3)))
                .filteredOn(part -> part.get(1) % 8 != 0)
                .hasSize(1);
        assertThat(parts(100, 100, 1 << 22)).allMatch(part -> part.get(0) == 100);
        assertThat(parts(1001, 50, 1 << 22).stream()
                        .mapToInt(part -> part.get(0))
                        .sum())
                .isEqualTo(1001);
    }

    private enum Form {
        AS_IT_IS,
        TRANSPOSED,
        PART_OF_ANOTHER
    }

    private static void agrees(ProductKernel kernel, int[] shape, Form form) {
        Strided a = random(form, shape[0], shape[1], 1);
        Strided b = random(form, shape[1], shape[2], 2);
        Strided c = Strided.zeros(shape[0], shape[2]);
        kernel.multiply(a, b, c);
        // Both sides of the comparison round, hence twice the bound of one.
        double gamma = 2 * shape[1] * Precision.FLOAT64.unitRoundoff();
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                double product = 0;
                double size = 0;
                for (int p = 0; p < a.columns(); p++) {
                    product += a.at(i, p) * b.at(p, j);
                    size += Math.abs(a.at(i, p) * b.at(p, j));
                }
                assertThat(Math.abs(c.at(i, j) - product)).isLessThanOrEqualTo(gamma * size);
            }
        }
    }

    private static Strided random(Form form, int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (form) {
            case AS_IT_IS -> filled(rows, columns, random);
            case TRANSPOSED -> filled(columns, rows, random).transposed();
            case PART_OF_ANOTHER ->
                filled(rows + 3, columns + 5, random).rowRange(2, rows + 2).columnRange(1, columns + 1);
        };
    }

    private static Strided filled(int rows, int columns, SplittableRandom random) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> random.nextDouble() - 0.5);
        return Strided.rowMajor(rows, columns, values);
    }
}
