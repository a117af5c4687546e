package io.github.backproof.benchmarks;

import io.github.backproof.numerics.DenseMatrix;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Square products: by the kernel that this JVM offers, and by EJML. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ProductBenchmark {
    /** The number of rows and columns. */
    @Param({"4", "8", "16", "32", "64", "256", "1024"})
    public int n;

    private DenseMatrix a;
    private DenseMatrix b;
    private DMatrixRMaj left;
    private DMatrixRMaj right;

    /** Random matrices. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        a = DenseMatrix.owning(n, n, random.doubles((long) n * n).toArray());
        b = DenseMatrix.owning(n, n, random.doubles((long) n * n).toArray());
        left = new DMatrixRMaj(n, n, true, a.toArray());
        right = new DMatrixRMaj(n, n, true, b.toArray());
    }

    /** AB. */
    @Benchmark
    public Object ours() {
        return a.times(b);
    }

    /** ABᵗ. */
    @Benchmark
    public Object oursTransposed() {
        return a.times(b.transposed());
    }

    /** AB by EJML, into a new matrix. */
    @Benchmark
    public Object ejml() {
        DMatrixRMaj product = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(left, right, product);
        return product;
    }
}
