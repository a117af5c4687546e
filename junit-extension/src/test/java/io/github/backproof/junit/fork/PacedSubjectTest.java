package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.subject.Subject;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PacedSubjectTest {
    @Test
    void every_question_is_handed_on_also_one_that_has_a_usual_answer() {
        assertThat(Subject.class.getMethods())
                .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
                .allSatisfy(asked -> assertThat(PacedSubject.class.getDeclaredMethods())
                        .anyMatch(own -> own.getName().equals(asked.getName())
                                && Arrays.equals(own.getParameterTypes(), asked.getParameterTypes())));
    }
}
