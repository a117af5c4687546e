package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.backproof.bench.LayerAttempt;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.FaultPair;
import io.github.backproof.fault.Place;
import io.github.backproof.fault.joinable.Joinable;
import io.github.backproof.fault.joinable.JoinableLayerNorm;
import io.github.backproof.fault.joinable.JoinedLayer;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.specs.LayerKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Two mistakes in one layer: each is there as it is alone, and neither order matters. */
class JoinedFaultsTest {
    private static final int PAIRS = 40;

    private static final Map<String, String> IN_VALUES_OF_THEIR_OWN = Map.ofEntries(
            Map.entry("linear-bias-missing", "linear-bias-gradient-averaged"),
            Map.entry("layer-norm-weight-missing", "layer-norm-bias-gradient-weighted"),
            Map.entry("layer-norm-mean-term-added", "layer-norm-weight-gradient-averaged"),
            Map.entry("rms-norm-weight-missing", "rms-norm-weight-gradient-averaged"),
            Map.entry("attention-residual-inside", "attention-query-path-missing"),
            Map.entry("attention-output-weight-gradient-transposed", "attention-residual-in-backward"),
            Map.entry("attention-query-weight-gradient-transposed", "attention-output-bias-gradient-of-the-last-token"),
            Map.entry("mlp-up-bias-gradient-before-derivative", "mlp-down-gradient-before-activation"),
            Map.entry("lora-down-gradient-averaged", "lora-scaled-twice-in-up-gradient"),
            Map.entry("embedding-scaled-in-forward", "embedding-last-token-only"),
            Map.entry("position-input-scaled", "position-gradient-averaged"),
            Map.entry("model-logits-bias-gradient-averaged", "model-position-gradient-missing"));

    @TestFactory
    Stream<DynamicTest> every_equation_of_a_joinable_layer_asks_the_partner() {
        return new ClassFileImporter()
                .importPackages(Joinable.class.getPackageName()).stream()
                        .filter(type -> type.isAssignableTo(Joinable.class) && !type.isInterface())
                        .map(JavaClass::reflect)
                        .map(type -> dynamicTest(
                                type.getSimpleName(),
                                () -> assertThat(equations(type)).containsAll(equations(type.getSuperclass()))));
    }

    private static List<String> equations(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method ->
                        Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !Modifier.isFinal(method.getModifiers()))
                .map(JoinedFaultsTest::signature)
                .toList();
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_joined_with_a_right_layer_is_that_mistake() {
        return DrawnPairs.visible()
                .map(fault -> dynamicTest(fault.id(), () -> {
                    LayerMaker right = RightJoinable.of(fault.kind());
                    LayerAttempt joined = (settings, parameters) -> JoinedLayer.of(
                            right.make(settings, parameters), fault.builder().build(settings, parameters), settings);
                    for (int number = 0; number < 2; number++) {
                        assertThat(DrawnPairs.areSame(
                                        values(fault, joined, number), values(fault, alone(fault), number)))
                                .isTrue();
                    }
                }));
    }

    @Test
    void an_override_that_is_called_from_the_other_calls_the_other_in_turn() {
        LayerAttempt joined = (settings, p) -> JoinedLayer.of(
                new JoinableLayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                    @Override
                    protected Matrix meanTerm(Matrix h) {
                        return weighted(h).rowMeans();
                    }
                },
                new JoinableLayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                    @Override
                    protected Matrix inputGradient(Normalised normalised, Matrix h) {
                        return super.inputGradient(normalised, h.scaledBy(2));
                    }

                    @Override
                    protected Matrix weighted(Matrix delta) {
                        return super.weighted(delta).scaledBy(3);
                    }
                },
                settings);
        LayerMaker written = (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
            @Override
            protected Matrix meanTerm(Matrix h) {
                return weighted(h).rowMeans();
            }

            @Override
            protected Matrix inputGradient(Normalised normalised, Matrix h) {
                return super.inputGradient(normalised, h.scaledBy(2));
            }

            @Override
            protected Matrix weighted(Matrix delta) {
                return super.weighted(delta).scaledBy(3);
            }
        };
        Place place = Place.in(LayerKind.LAYER_NORM);
        assertThat(DrawnPairs.areSame(
                        DrawnPairs.values(place, joined, 0).orElseThrow(),
                        DrawnPairs.values(place, written.asAttempt(), 0).orElseThrow()))
                .isTrue();
    }

    @Test
    void two_mistakes_in_one_equation_are_not_joined() {
        FaultPair pair = new FaultPair(
                DrawnPairs.fault("layer-norm-mean-term-added"), DrawnPairs.fault("layer-norm-mean-term-missing"));
        assertThat(DrawnPairs.values(pair.first().place(), pair::build, 0)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> the_order_of_two_mistakes_does_not_matter() {
        return pairs(pair -> {
            FaultPair turned = new FaultPair(pair.second(), pair.first());
            assertThat(DrawnPairs.areSame(values(pair.first(), pair::build, 1), values(pair.first(), turned::build, 1)))
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> where_one_mistake_changes_nothing_the_pair_gives_what_the_other_gives() {
        return IN_VALUES_OF_THEIR_OWN.entrySet().stream()
                .map(ids -> new FaultPair(DrawnPairs.fault(ids.getKey()), DrawnPairs.fault(ids.getValue())))
                .map(pair -> dynamicTest(pair.first().id(), () -> eachIsAsAlone(pair)));
    }

    private static void eachIsAsAlone(FaultPair pair) {
        Fault first = pair.first();
        Map<String, DenseMatrix> right =
                values(first, RightJoinable.of(first.kind()).asAttempt(), 1);
        Map<String, DenseMatrix> one = values(first, alone(first), 1);
        Map<String, DenseMatrix> other = values(first, alone(pair.second()), 1);
        Map<String, DenseMatrix> both = values(first, pair::build, 1);
        right.forEach((name, values) -> {
            boolean isRightInOne = one.get(name).sameNumbers(values);
            assertThat(isRightInOne || other.get(name).sameNumbers(values))
                    .as("only one of the two changes " + name)
                    .isTrue();
            assertThat(both.get(name).sameNumbers(isRightInOne ? other.get(name) : one.get(name)))
                    .as(name)
                    .isTrue();
        });
    }

    private interface Claim {
        void check(FaultPair pair);
    }

    private static Stream<DynamicTest> pairs(Claim claim) {
        return Stream.of(LayerKind.values())
                .flatMap(kind -> DrawnPairs.of(kind, PAIRS).stream())
                .map(pair ->
                        dynamicTest(pair.first().id() + " and " + pair.second().id(), () -> claim.check(pair)));
    }

    private static LayerAttempt alone(Fault fault) {
        LayerMaker maker = fault.builder()::build;
        return maker.asAttempt();
    }

    private static Map<String, DenseMatrix> values(Fault fault, LayerAttempt layer, int number) {
        return DrawnPairs.values(fault.place(), layer, number).orElseThrow();
    }
}
