package io.github.backproof.junit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void no_term_wants_everything() {
        assertThat(Selection.ALL.wants("com.example.Norm")).isTrue();
        assertThat(Selection.ALL.wants("com.example.Norm", "LN-01")).isTrue();
    }

    @Test
    void a_class_is_named_in_short_or_in_full() {
        for (String term : List.of("Norm", "com.example.Norm")) {
            Selection selection = new Selection(List.of(term));
            assertThat(selection.wants("com.example.Norm", "LN-01")).as(term).isTrue();
            assertThat(selection.wants("com.example.OtherNorm")).as(term).isFalse();
        }
    }

    @Test
    void an_invariant_is_named_with_or_without_a_class() {
        assertThat(new Selection(List.of("Norm#LN-01")).wants("com.example.Norm", "LN-01"))
                .isTrue();
        assertThat(new Selection(List.of("Norm#LN-01")).wants("com.example.Norm", "LN-02"))
                .isFalse();
        assertThat(new Selection(List.of("#LN-01")).wants("com.example.Norm", "LN-01"))
                .isTrue();
        assertThat(new Selection(List.of("#LN-01")).wants("com.example.Norm", "LN-02"))
                .isFalse();
    }

    @Test
    void a_text_names_terms_separated_by_commas() {
        assertThat(Selection.of(" Norm#LN-01, #GEN-12 ,,").terms()).containsExactly("Norm#LN-01", "#GEN-12");
        assertThat(Selection.of("")).isEqualTo(Selection.ALL);
    }

    @Test
    void a_nested_class_is_named_by_its_own_name() {
        assertThat(new Selection(List.of("Inner")).wants("com.example.Outer$Inner"))
                .isTrue();
    }

    @Test
    void a_method_that_makes_layers_is_named_with_its_class() {
        Selection selection = new Selection(List.of("Layers.linear#GEN-01"));
        assertThat(selection.mayWant("com.example.Layers")).isTrue();
        assertThat(selection.mayWant("com.example.Others")).isFalse();
        assertThat(selection.wants("com.example.Layers.linear", "GEN-01")).isTrue();
        assertThat(selection.wants("com.example.Layers.softmax", "GEN-01")).isFalse();
    }
}
