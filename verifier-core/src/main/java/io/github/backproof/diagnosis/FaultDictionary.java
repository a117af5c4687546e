package io.github.backproof.diagnosis;

import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.subject.Subject;
import java.util.List;

/** Looks a layer up among the known mistakes in equations. */
public final class FaultDictionary {
    private FaultDictionary() {}

    /**
     * The faults that the layer is equal to: its output and every gradient, to rounding level, in every case looked at, where the
     * right layer is not.
     */
    public static List<Fault> matches(Subject subject) {
        return matches(Sight.of(subject));
    }

    static List<Fault> matches(Sight sight) {
        return sight.isRight()
                ? List.of()
                : Faults.all().stream()
                        .filter(fault -> fault.kind() == sight.subject().kind() && fault.isInAnEquation())
                        .filter(fault -> sight.isEqualTo(fault.builder()::build))
                        .toList();
    }
}
