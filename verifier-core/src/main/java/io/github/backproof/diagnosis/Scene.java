package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something that is done to a layer, whose answers tell mistakes apart that one ordinary forward and backward do not show.
 *
 * @param name what is done
 * @param possible with which layers it can be done
 * @param answers what the layer gives, by name, with the rounding that a right layer may show
 */
record Scene(String name, Predicate<Subject> possible, Function<Bench, Map<String, UncertainMatrix>> answers) {
    /** All of them. */
    static final List<Scene> ALL = Stream.of(CallScenes.ALL, InputScenes.ALL, OptionalScenes.ALL)
            .flatMap(List::stream)
            .toList();

    /** A scene that every layer can play. */
    static Scene of(String name, Function<Bench, Map<String, UncertainMatrix>> answers) {
        return new Scene(name, subject -> true, answers);
    }
}
