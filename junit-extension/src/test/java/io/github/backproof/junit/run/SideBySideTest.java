package io.github.backproof.junit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import io.github.backproof.property.RunSettings;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final RunSettings SETTINGS = new RunSettings(42, 20);

    @Test
    void several_layers_at_a_time_get_the_verdicts_of_one_by_one() {
        List<List<LawCheck>> layers = Stream.of(
                        RowSoftmax.class, SoftmaxWithoutRowTerm.class, RowSoftmax.class, SoftmaxWithoutRowTerm.class)
                .map(layer -> LawCheck.all(BoundSubject.of(layer), SETTINGS))
                .toList();
        List<Verdict> alone = verdicts(layers, Verdicts.ONE_BY_ONE);
        assertThat(alone).anyMatch(verdict -> verdict.outcome().isBreach());
        try (Verdicts sideBySide = new SideBySide(layers, 4)) {
            assertThat(verdicts(layers, sideBySide)).isEqualTo(alone);
        }
    }

    @Test
    void each_runner_has_a_jqwik_of_its_own_and_shares_what_it_speaks_about() throws ClassNotFoundException {
        LawRunner one = JqwikApart.create();
        LawRunner other = JqwikApart.create();
        ClassLoader ofOne = one.getClass().getClassLoader();
        ClassLoader ofOther = other.getClass().getClassLoader();
        String jqwik = "net.jqwik.api.Arbitraries";
        assertThat(ofOne.loadClass(jqwik)).isNotEqualTo(ofOther.loadClass(jqwik));
        assertThat(ofOne.loadClass(Subject.class.getName())).isEqualTo(Subject.class);
    }

    @Test
    void a_bug_of_ours_is_not_swallowed() {
        Subject withoutAnything = (Subject) Proxy.newProxyInstance(
                Subject.class.getClassLoader(), new Class<?>[] {Subject.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("kind")) {
                        return LayerKind.SOFTMAX;
                    }
                    throw new UnsupportedOperationException("a bug");
                });
        List<LawCheck> checks = LawCheck.all(withoutAnything, SETTINGS);
        try (Verdicts sideBySide = new SideBySide(List.of(checks), 2)) {
            assertThatThrownBy(() -> sideBySide.of(checks.get(0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasStackTraceContaining("a bug");
        }
    }

    private static List<Verdict> verdicts(List<List<LawCheck>> layers, Verdicts verdicts) {
        return layers.stream()
                .flatMap(List::stream)
                .map(check -> verdicts.of(check).taking(0))
                .toList();
    }
}
