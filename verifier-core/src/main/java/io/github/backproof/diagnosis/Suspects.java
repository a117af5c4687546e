package io.github.backproof.diagnosis;

import io.github.backproof.bench.LayerAttempt;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.FaultPair;
import java.util.List;

/**
 * One mistake or two that a layer may have.
 *
 * @param faults one or two
 */
record Suspects(List<Fault> faults) {
    static Suspects of(Fault... faults) {
        return new Suspects(List.of(faults));
    }

    /** The reference with them, where they can be in one layer. */
    LayerAttempt attempt() {
        if (faults.size() == 1) {
            LayerMaker alone = faults.get(0).builder()::build;
            return alone.asAttempt();
        }
        return new FaultPair(faults.get(0), faults.get(1))::build;
    }

    /** The reference with them; only of those whose attempt gave a layer. */
    LayerMaker layer() {
        LayerAttempt attempt = attempt();
        return (settings, parameters) -> attempt.make(settings, parameters).orElseThrow();
    }
}
