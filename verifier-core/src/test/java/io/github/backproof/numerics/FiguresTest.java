package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "0.01, 0.0100",
        "0.00999, 1.0e-02",
        "0.3141, 0.314",
        "-0.3141, -0.314",
        "999, 999",
        "1000, 1.0e+03",
        "-12345, -1.2e+04",
        "4e-8, 4.0e-08",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void short_numbers_are_plain_and_others_have_an_exponent(double number, String text) {
        assertThat(Figures.of(number)).isEqualTo(text);
    }
}
