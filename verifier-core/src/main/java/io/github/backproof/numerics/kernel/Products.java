package io.github.backproof.numerics.kernel;

import java.util.ServiceLoader;

/** The seam under all matrix products: small ones by EJML, large ones by the fastest kernel that this JVM offers. */
public final class Products {
    /** The module of the Vector API. */
    public static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** From this many multiplications on, cores share a product. */
    private static final long SHARED = 1L << 22;

    private static final int PARTS_PER_CORE = 2;
    private static final ProductKernel FOR_SMALL = new EjmlKernel();
    private static final ProductKernel FOR_LARGE = fastest();

    private Products() {}

    /** The kernel for large products, as reports name it. */
    public static String kernel() {
        return FOR_LARGE.label();
    }

    /** AB, row by row in an array of its own. */
    public static Strided of(Strided a, Strided b) {
        Strided c = Strided.zeros(a.rows(), b.columns());
        long work = (long) a.rows() * a.columns() * b.columns();
        if (work < FOR_LARGE.worthwhile()) {
            FOR_SMALL.multiply(a, b, c);
        } else {
            large(FOR_LARGE, a, b, c, work);
        }
        return c;
    }

    /** Cores get parts of the longer side of C, so that each entry is summed by one of them, in one order. */
    static void large(ProductKernel kernel, Strided a, Strided b, Strided c, long work) {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores == 1 || work < SHARED) {
            kernel.multiply(a, b, c);
        } else if (c.columns() >= c.rows()) {
            Workers.parts(
                    c.columns(),
                    part(c.columns(), cores, kernel.grain()),
                    (from, to) -> kernel.multiply(a, b.columnRange(from, to), c.columnRange(from, to)));
        } else {
            Workers.parts(
                    c.rows(),
                    part(c.rows(), cores, kernel.grain()),
                    (from, to) -> kernel.multiply(a.rowRange(from, to), b, c.rowRange(from, to)));
        }
    }

    private static int part(int extent, int cores, int grain) {
        int even = Workers.ceilDiv(extent, cores * PARTS_PER_CORE);
        return Workers.ceilDiv(even, grain) * grain;
    }

    /** Kernels beside the plain one are services, present when the JVM has what they need. */
    private static ProductKernel fastest() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return new PlainKernel();
        }
        return ServiceLoader.load(ProductKernel.class, Products.class.getClassLoader())
                .findFirst()
                .orElseGet(PlainKernel::new);
    }
}
