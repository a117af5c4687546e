package io.github.backproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.DenseMatrix;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a loss keeps for its backward is what the model's documentation says, number by number. */
class ActivationsTest {
    @Test
    void kept_numbers_are_counted() throws IllegalAccessException {
        int n = 7;
        int d = 8;
        int hidden = 12;
        int vocabulary = 11;
        int heads = 2;
        for (int blocks : new int[] {1, 3}) {
            ModelConfig config = ModelConfig.gpt2(new ModelSizes(vocabulary, 9, d, blocks, heads, heads, hidden));
            LanguageModel model = new LanguageModel(config, new Initialisation(1, 0.3).withoutSpecialValues(config));
            LanguageModel.LossPass pass = model.nextTokenLoss(3, 1, 4, 1, 5, 9, 2);
            Graph graph = new Graph();
            graph.visit(model.parameters());
            long parameters = graph.numbers();
            assertThat(parameters).isEqualTo(config.trainedCount());
            graph.visit(pass.gradients());
            long perBlock = (long) n * (13 * d + 2 * hidden + 2 + heads * n);
            // The last number is the loss itself.
            long behind = (long) n * (2 * d + 2 + vocabulary) + 1;
            assertThat(graph.numbers() - parameters).isEqualTo(blocks * perBlock + behind);
        }
    }

    /** The arrays that can be reached. */
    private static final class Graph {
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private long numbers;

        long numbers() {
            return numbers;
        }

        void visit(Object object) throws IllegalAccessException {
            if (object == null || !seen.add(object)) {
                return;
            }
            if (object instanceof double[] array) {
                numbers += array.length;
            } else if (object instanceof Map<?, ?> map) {
                visit(map.values());
            } else if (object instanceof Iterable<?> elements) {
                for (Object element : elements) {
                    visit(element);
                }
            } else if (object instanceof Optional<?> optional) {
                visit(optional.orElse(null));
            } else if (object.getClass()
                    .getName()
                    .startsWith(DenseMatrix.class.getPackageName().replace(".numerics", ""))) {
                visitFields(object);
            }
        }

        private void visitFields(Object object) throws IllegalAccessException {
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    visit(field.get(object));
                }
            }
        }
    }
}
