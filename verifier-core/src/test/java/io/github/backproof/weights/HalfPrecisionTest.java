package io.github.backproof.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
    @Test
    void every_float16_comes_back() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            double value = HalfPrecision.decode((short) bits);
            if (!Double.isNaN(value)) {
                assertThat(HalfPrecision.FLOAT16.encode(value) & 0xffff).isEqualTo(bits);
            }
        }
    }

    @Test
    void every_bfloat16_comes_back() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Float.intBitsToFloat(bits << 16);
            if (!Float.isNaN(value)) {
                assertThat(HalfPrecision.BFLOAT16.encode(value) & 0xffff).isEqualTo(bits);
            }
        }
    }

    @Test
    void halfway_goes_to_even_and_beyond_the_range_to_infinity() {
        assertThat(HalfPrecision.FLOAT16.encode(1 + 0x1p-11)).isEqualTo((short) 0x3c00);
        assertThat(HalfPrecision.FLOAT16.encode(1 + 3 * 0x1p-11)).isEqualTo((short) 0x3c02);
        assertThat(HalfPrecision.FLOAT16.encode(1 + 0x1p-11 + 0x1p-40)).isEqualTo((short) 0x3c01);
        assertThat(HalfPrecision.FLOAT16.encode(65504)).isEqualTo((short) 0x7bff);
        assertThat(HalfPrecision.FLOAT16.encode(65520)).isEqualTo((short) 0x7c00);
        assertThat(HalfPrecision.FLOAT16.encode(-1e9)).isEqualTo((short) 0xfc00);
        assertThat(HalfPrecision.FLOAT16.encode(0x1p-25)).isEqualTo((short) 0);
        assertThat(HalfPrecision.FLOAT16.encode(0x1.8p-25)).isEqualTo((short) 1);
        assertThat(HalfPrecision.decode(HalfPrecision.FLOAT16.encode(Double.NaN)))
                .isNaN();
        assertThat(HalfPrecision.FLOAT16.encode(-0.0)).isEqualTo((short) 0x8000);
    }

    @Test
    void bfloat16_rounds_as_the_precision_of_that_name() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            float value = (float) random.nextGaussian();
            float stored = Float.intBitsToFloat(HalfPrecision.BFLOAT16.encode(value) << 16);
            assertThat((double) stored).isEqualTo(Precision.BFLOAT16.round(value));
        }
    }
}
