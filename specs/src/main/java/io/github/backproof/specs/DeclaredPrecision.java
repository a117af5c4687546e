package io.github.backproof.specs;

/** The precision a layer says it computes in. */
public enum DeclaredPrecision {
    /** Taken from the element type of the layer's arrays, float32 when any of them is; float64 when none is known. */
    INFERRED,
    /** IEEE 754 binary64. */
    FLOAT64,
    /** IEEE 754 binary32. */
    FLOAT32,
    /** bfloat16: 8 bits of significand. */
    BFLOAT16,
    /** IEEE 754 binary16: 11 bits of significand. */
    FLOAT16
}
