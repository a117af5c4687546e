package com.example;

import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatGradient;
import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatLayer;

import io.github.backproof.junit.jupiter.BackproofTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OwnTest {
    @TestFactory
    Stream<DynamicNode> laws() {
        return BackproofTests.of(RowSoftmax.class);
    }

    @Test
    @Tag("SM")
    void assertions() {
        assertThatLayer(RowSoftmax.class).withTries(5).upholds("SM-03");
        RowSoftmax softmax = new RowSoftmax();
        softmax.forward(new float[][] {{0, 0}});
        assertThatGradient(softmax.backward(new float[][] {{1, 0}})).agreesWith(new double[][] {{0.25, -0.25}});
    }
}
