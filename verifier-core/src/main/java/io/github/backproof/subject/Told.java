package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Size;
import java.lang.reflect.Parameter;
import java.util.Optional;

/** A number that a constructor or a pass is told. */
sealed interface Told {
    /** What fits the argument's type. */
    Object of(Sizes sizes, Hypers hypers);

    /** What an argument is marked to be told; empty when it is not marked, or its type cannot hold that. */
    static Optional<Told> by(Parameter argument) {
        Class<?> type = argument.getType();
        if (argument.isAnnotationPresent(Size.class) && type == int.class) {
            return Optional.of(new Extent(argument.getAnnotation(Size.class).value()));
        }
        if (argument.isAnnotationPresent(Hyper.class) && (type == double.class || type == float.class)) {
            return Optional.of(new Real(argument.getAnnotation(Hyper.class).value(), type));
        }
        return Optional.empty();
    }

    /** A size. */
    record Extent(Dimension dimension) implements Told {
        @Override
        public Object of(Sizes sizes, Hypers hypers) {
            return sizes.of(dimension);
        }
    }

    /**
     * Another number.
     *
     * @param type float or double
     */
    record Real(Hyperparameter hyperparameter, Class<?> type) implements Told {
        @Override
        public Object of(Sizes sizes, Hypers hypers) {
            double number = switch (hyperparameter) {
                case EPSILON -> hypers.epsilon();
                case LORA_ALPHA -> hypers.loraAlpha();
            };
            if (type == float.class) {
                return (float) number;
            }
            return number;
        }
    }
}
