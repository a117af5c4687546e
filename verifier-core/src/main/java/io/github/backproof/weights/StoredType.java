package io.github.backproof.weights;

import java.nio.ByteBuffer;

/** How a number is stored. Integers and bits have no values here: files may carry them, models do not use them. */
public enum StoredType {
    /** IEEE 754 binary64. */
    F64(8),
    /** IEEE 754 binary32. */
    F32(4),
    /** The upper half of a binary32. */
    BF16(2),
    /** IEEE 754 binary16. */
    F16(2),
    /** A truth value. */
    BOOL(1),
    /** An unsigned byte. */
    U8(1),
    /** A byte. */
    I8(1),
    /** An 8-bit float with 5 exponent bits. */
    F8_E5M2(1),
    /** An 8-bit float with 4 exponent bits. */
    F8_E4M3(1),
    /** A 16-bit integer. */
    I16(2),
    /** An unsigned 16-bit integer. */
    U16(2),
    /** A 32-bit integer. */
    I32(4),
    /** An unsigned 32-bit integer. */
    U32(4),
    /** A 64-bit integer. */
    I64(8),
    /** An unsigned 64-bit integer. */
    U64(8);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }

    /** Whether its numbers can be read and written here. */
    public boolean hasValues() {
        return this == F64 || this == F32 || this == BF16 || this == F16;
    }

    /** The next number of a little-endian buffer. */
    double read(ByteBuffer buffer) {
        return switch (this) {
            case F64 -> buffer.getDouble();
            case F32 -> buffer.getFloat();
            case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
            case F16 -> HalfPrecision.decode(buffer.getShort());
            default ->
                throw new WeightsException("Numbers of type " + this + " cannot be read; F64, F32, BF16 and F16 can.");
        };
    }

    /** Appends a number to a little-endian buffer, rounded to nearest, ties to even. */
    void write(double value, ByteBuffer buffer) {
        switch (this) {
            case F64 -> buffer.putDouble(value);
            case F32 -> buffer.putFloat((float) value);
            case BF16 -> buffer.putShort(HalfPrecision.BFLOAT16.encode(value));
            case F16 -> buffer.putShort(HalfPrecision.FLOAT16.encode(value));
            default ->
                throw new WeightsException(
                        "Numbers of type " + this + " cannot be written; F64, F32, BF16 and F16 can.");
        }
    }
}
