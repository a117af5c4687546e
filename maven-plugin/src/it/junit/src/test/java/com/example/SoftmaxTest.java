package com.example;

import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatLayer;

import io.github.backproof.junit.contract.SoftmaxContract;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 20)
class SoftmaxTest implements SoftmaxContract {
    @Override
    public Class<?> layer() {
        return RowSoftmax.class;
    }

    @Property
    boolean somethingOfTheirOwn(@ForAll float x) {
        return new RowSoftmax().forward(new float[][] {{x}})[0][0] == 1;
    }

    @Example
    void anAssertionInsideOfJqwik() {
        assertThatLayer(RowSoftmax.class).withTries(5).upholds("SM-03");
    }
}
