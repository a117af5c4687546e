package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** How a layer treats those around it, apart from what it computes: other threads, other instances, and arrays that are not its own. */
public final class Conduct {
    private final Bench one;
    private final Bench other;
    private final Map<RunLaw, String> breaches = new EnumMap<>(RunLaw.class);

    private Conduct(Subject subject) {
        this.one = Bench.of(subject, Sight.ordinaryCase(subject, 0));
        // The same sizes, other values.
        this.other = Bench.of(subject, Sight.ordinaryCase(subject, 2));
    }

    /** The laws of the family RUN that it breaks in two ordinary cases, each with a sentence. */
    public static Map<RunLaw, String> of(Subject subject) {
        Conduct conduct = new Conduct(subject);
        try {
            conduct.arrays();
            conduct.repeated();
        } catch (SubjectFailure failure) {
            // A layer that fails in an ordinary case has failed in its checks too.
        }
        return conduct.breaches;
    }

    private void arrays() {
        BoundLayer layer = one.layer();
        layer.forward(one.x());
        Map<String, double[]> before = layer.held();
        layer.backward(one.delta());
        Map<String, double[]> after = layer.held();
        before.forEach((name, values) -> {
            if (!Arrays.equals(values, after.get(name))) {
                breaches.putIfAbsent(RunLaw.ARRAYS_STAY, "Backward changed the array of " + name + ".");
            }
        });
        requireApart("Δ_in", "Δ", layer);
        BoundLayer another = one.layer();
        another.forward(one.x());
        requireApart("Y", "X", another);
    }

    /** Overwriting the argument must not change the result. */
    private void requireApart(String result, String argument, BoundLayer layer) {
        Map<String, double[]> before = layer.held();
        layer.overwrite(argument);
        if (!Arrays.equals(before.get(result), layer.held().get(result))) {
            breaches.putIfAbsent(
                    RunLaw.RESULT_IS_ITS_OWN, "Who overwrites the array of %s changes %s.".formatted(argument, result));
        }
    }

    private void repeated() {
        Map<String, DenseMatrix> alone = passes(one, one.layer());
        Map<String, DenseMatrix> otherAlone = passes(other, other.layer());
        if (differing(one, alone, passes(one, one.layer())).isPresent()) {
            // That is GEN-05's business; nothing can be said about threads and instances.
            return;
        }
        thread(alone);
        instances(alone, otherAlone);
    }

    private void thread(Map<String, DenseMatrix> alone) {
        FutureTask<Map<String, DenseMatrix>> elsewhere = new FutureTask<>(() -> passes(one, one.layer()));
        Thread thread = new Thread(elsewhere, "backproof-second");
        thread.setDaemon(true);
        thread.start();
        try {
            differing(one, alone, elsewhere.get())
                    .ifPresent(name -> breaches.put(RunLaw.SAME_ON_ANOTHER_THREAD, name + " is another there."));
        } catch (ExecutionException thrown) {
            breaches.put(RunLaw.SAME_ON_ANOTHER_THREAD, thrown.getCause().getMessage());
        } catch (InterruptedException fromTheSubject) {
            Thread.currentThread().interrupt();
        }
    }

    private void instances(Map<String, DenseMatrix> alone, Map<String, DenseMatrix> otherAlone) {
        BoundLayer a = one.layer();
        BoundLayer b = other.layer();
        DenseMatrix outputOfA = a.forward(one.x()).result();
        DenseMatrix outputOfB = b.forward(other.x()).result();
        DenseMatrix inputGradientOfA = a.backward(one.delta()).result();
        DenseMatrix inputGradientOfB = b.backward(other.delta()).result();
        differing(one, alone, all(a, outputOfA, inputGradientOfA))
                .or(() -> differing(other, otherAlone, all(b, outputOfB, inputGradientOfB)))
                .ifPresent(name -> breaches.put(
                        RunLaw.INSTANCES_ARE_APART,
                        name + " is another when two instances take turns: forward, forward, backward, backward."));
    }

    private static Map<String, DenseMatrix> passes(Bench bench, BoundLayer layer) {
        DenseMatrix output = layer.forward(bench.x()).result();
        return all(layer, output, layer.backward(bench.delta()).result());
    }

    private static Map<String, DenseMatrix> all(BoundLayer layer, DenseMatrix output, DenseMatrix inputGradient) {
        Map<String, DenseMatrix> all = new LinkedHashMap<>();
        all.put("Y", output);
        all.put("Δ_in", inputGradient);
        for (ParameterSpec spec : layer.parameters()) {
            layer.gradient(spec).ifPresent(gradient -> all.put("d " + spec.name(), gradient));
        }
        return all;
    }

    /** The first result that differs by more than rounding: a sum may be split in another way elsewhere. */
    private static Optional<String> differing(
            Bench bench, Map<String, DenseMatrix> expected, Map<String, DenseMatrix> actual) {
        Map<String, UncertainMatrix> right =
                bench.instead(bench.right(), bench.x(), bench.delta()).byName();
        return expected.keySet().stream()
                .filter(name -> !actual.containsKey(name)
                        || !isSame(bench, expected.get(name), actual.get(name), right.get(name)))
                .findFirst();
    }

    private static boolean isSame(Bench bench, DenseMatrix one, DenseMatrix other, UncertainMatrix right) {
        return one.sameNumbers(other) || Agreement.ofBoth(bench.shown(one, right), bench.shown(other, right));
    }
}
