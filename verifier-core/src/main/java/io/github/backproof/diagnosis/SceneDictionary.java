package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks a layer up among the known mistakes that ordinary calls do not show: it and they play the same scenes. */
final class SceneDictionary {
    private static final int CASES = 2;

    private final Subject subject;
    private final List<Scene> scenes;
    private final List<Answer> answers;

    /** What a layer answered in a scene and a case: values, or how its own code failed. */
    private record Answer(Scene scene, LayerCase given, Map<String, UncertainMatrix> values, String failure) {
        boolean agreesWith(Answer other) {
            return failure.equals(other.failure)
                    && values.keySet().equals(other.values.keySet())
                    && values.keySet().stream()
                            .allMatch(name -> Agreement.ofBoth(values.get(name), other.values.get(name)));
        }
    }

    private SceneDictionary(Subject subject) {
        this.subject = subject;
        this.scenes = Scene.ALL.stream()
                .filter(scene -> scene.possible().test(subject))
                .toList();
        this.answers = scenes.stream()
                .flatMap(scene -> IntStream.range(0, CASES)
                        .mapToObj(number -> answer(
                                subject, RightLayer.of(subject.kind()), scene, Sight.ordinaryCase(subject, number))))
                .toList();
    }

    /** The faults that give the subject's answers in every scene, where the right layer does not; those made under its own mask, if any. */
    static List<Fault> matches(Subject subject) {
        SceneDictionary played = new SceneDictionary(subject);
        if (played.isAnsweredBy(RightLayer.of(subject.kind()), Fault.Behaviour.RIGHT)) {
            return List.of();
        }
        Map<Boolean, List<Fault>> byOwnMask = Faults.all().stream()
                .filter(fault -> fault.kind() == subject.kind())
                .filter(fault -> played.isAnsweredBy(fault.builder()::build, fault.behaviour()))
                .collect(Collectors.partitioningBy(
                        fault -> fault.masking() == subject.conventions().masking()));
        return byOwnMask.get(!byOwnMask.get(true).isEmpty());
    }

    private static Answer answer(Subject player, LayerMaker function, Scene scene, LayerCase given) {
        try {
            Bench bench = Bench.of(player, given).comparedWith(function);
            return new Answer(scene, given, scene.answers().apply(bench), "");
        } catch (SubjectFailure failure) {
            // The sentence without the layer's name: another shape or exception is another failure.
            return new Answer(scene, given, Map.of(), failure.getMessage().replace(player.name(), ""));
        }
    }

    private boolean isAnsweredBy(LayerMaker function, Fault.Behaviour behaviour) {
        Subject other = ReferenceSubject.like(subject, function, behaviour::of);
        return answers.stream().allMatch(mine -> mine.agreesWith(answer(other, function, mine.scene(), mine.given())));
    }
}
