package io.github.backproof.benchmarks.calibration;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.InputForm;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.fault.Place;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.Trial;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** The recipes of today and ours on the same layers: what each catches, whom each accuses, how many forwards each takes. */
final class RecipeTable {
    private static final Sizes SIZES = new Sizes(Map.ofEntries(
            Map.entry(Dimension.TOKENS, 5),
            Map.entry(Dimension.FEATURES, 12),
            Map.entry(Dimension.HEADS, 4),
            Map.entry(Dimension.KEY_VALUE_HEADS, 2),
            Map.entry(Dimension.HIDDEN, 7),
            Map.entry(Dimension.INPUTS, 4),
            Map.entry(Dimension.OUTPUTS, 3),
            Map.entry(Dimension.RANK, 2),
            Map.entry(Dimension.CONTEXT, 6)));

    private static final Map<Hyperparameter, Double> SCALARS =
            Map.of(Hyperparameter.EPSILON, 1e-3, Hyperparameter.LORA_ALPHA, 7.0);

    private static final double[] SCALES = {1e-6, 1e-3, 1, 1e3, 1e6};
    private static final double[] ERRORS = {1e-2, 1e-4, 1e-6, 1e-8};

    private final long seed;
    private final int draws;

    private RecipeTable(long seed, int draws) {
        this.seed = seed;
        this.draws = draws;
    }

    /** A layer and whether it is right. */
    private record Specimen(Subject subject, Inputs inputs) {}

    /**
     * One recipe's row.
     *
     * @param faults planted faults caught in most draws, of {@code allFaults}
     * @param entries single wrong entries caught, by {@link #ERRORS}, of as many draws
     * @param alarms right layers accused, of {@code rightLayers}
     * @param forwards of one check of attention
     */
    record Row(
            String recipe,
            int faults,
            int allFaults,
            List<Integer> entries,
            int draws,
            int alarms,
            int rightLayers,
            int forwards,
            int backwards) {}

    /** A check: accepts a case of a layer, and says how many passes that took. */
    private interface Check {
        Outcome of(Bench bench, LayerCase given, SplittableRandom random);
    }

    private record Outcome(boolean accepted, int forwards, int backwards) {}

    /** A row for each recipe, ours last; every layer is drawn so many times. */
    static List<Row> rows(long seed, int draws) {
        RecipeTable table = new RecipeTable(seed, draws);
        List<Row> rows = new ArrayList<>();
        for (Recipe recipe : Recipe.values()) {
            rows.add(table.row(recipe.label(), (bench, given, random) -> {
                LayerFunction f = new LayerFunction(bench);
                boolean accepted = recipe.accepts(f, random);
                return new Outcome(accepted, f.forwards(), f.backwards());
            }));
        }
        rows.add(table.row("Backproof, one try of every invariant", (bench, given, random) -> ours(bench, given)));
        return rows;
    }

    private static Outcome ours(Bench bench, LayerCase given) {
        CountedSubject counted = new CountedSubject(bench.subject());
        boolean accepted = true;
        for (InvariantProperty property : Invariants.concerning(counted)) {
            if (property.notApplicableTo(counted).isEmpty()) {
                accepted &= property.tryOn(given, new Trial(counted)).isEmpty();
            }
        }
        return new Outcome(accepted, counted.forwards(), counted.backwards());
    }

    private Row row(String name, Check check) {
        int caught = 0;
        List<Fault> faults = faults();
        for (Fault fault : faults) {
            Subject subject = subject(fault.place(), fault.builder()::build);
            caught += accepted(check, new Specimen(subject, Inputs.ORDINARY)) < draws / 2 ? 1 : 0;
        }
        List<Integer> entries = new ArrayList<>();
        for (double error : ERRORS) {
            entries.add(draws - wrongEntries(check, error));
        }
        int alarms = 0;
        int right = 0;
        for (Specimen specimen : rightLayers()) {
            alarms += draws - accepted(check, specimen);
            right += draws;
        }
        Outcome attention =
                check.of(bench(rightLayers().get(0), 0), given(rightLayers().get(0), 0), new SplittableRandom(seed));
        return new Row(
                name,
                caught,
                faults.size(),
                entries,
                draws,
                alarms,
                right,
                attention.forwards(),
                attention.backwards());
    }

    /** Mistakes in equations of layers that map numbers to numbers: the other recipes know no token numbers and no targets. */
    private static List<Fault> faults() {
        return Faults.all().stream()
                .filter(fault -> fault.isInAnEquation() && mapsNumbers(fault.kind()))
                .toList();
    }

    private static boolean mapsNumbers(LayerKind kind) {
        return !kind.takesTokens() && !kind.isLoss();
    }

    private int accepted(Check check, Specimen specimen) {
        int accepted = 0;
        for (int draw = 0; draw < draws; draw++) {
            SplittableRandom random = new SplittableRandom(seed + draw);
            boolean isAccepted = check.of(bench(specimen, draw), given(specimen, draw), random)
                    .accepted();
            accepted += isAccepted ? 1 : 0;
        }
        return accepted;
    }

    /** How often attention with one wrong entry of the value-weight gradient is accepted. */
    private int wrongEntries(Check check, double error) {
        int accepted = 0;
        BiFunction<Integer, Integer, Mistake> wrong =
                (row, column) -> Mistake.inEntry("value.weight", row, column, error);
        for (int draw = 0; draw < draws; draw++) {
            SplittableRandom random = new SplittableRandom(seed + draw);
            LayerMaker maker =
                    wrong.apply(random.nextInt(12), random.nextInt(6)).in(RightLayer.of(LayerKind.SELF_ATTENTION));
            Specimen specimen = new Specimen(subject(Place.in(LayerKind.SELF_ATTENTION), maker), Inputs.ORDINARY);
            accepted += check.of(bench(specimen, draw), given(specimen, draw), random)
                            .accepted()
                    ? 1
                    : 0;
        }
        return accepted;
    }

    private static List<Specimen> rightLayers() {
        List<Specimen> specimens = new ArrayList<>();
        specimens.add(specimen(LayerKind.SELF_ATTENTION, Inputs.ORDINARY));
        List<LayerKind> kinds = Arrays.stream(LayerKind.values())
                .filter(RecipeTable::mapsNumbers)
                .toList();
        for (LayerKind kind : kinds) {
            for (double scale : SCALES) {
                specimens.add(specimen(kind, new Inputs(InputForm.ORDINARY, scale)));
            }
            for (InputForm form : InputForm.values()) {
                specimens.add(specimen(kind, new Inputs(form, 1)));
            }
        }
        return specimens;
    }

    private static Specimen specimen(LayerKind kind, Inputs inputs) {
        return new Specimen(subject(Place.in(kind), RightLayer.of(kind)), inputs);
    }

    private static Subject subject(Place place, LayerMaker maker) {
        Conventions conventions = Conventions.USUAL
                .with(LoraScale.ALPHA_OVER_R)
                .with(place.masking())
                .with(place.gelu())
                .with(place.variant());
        Arithmetic arithmetic = Arithmetic.rounded(Precision.FLOAT64, SummationOrder.EIGHT_LANES);
        return ReferenceSubject.of(
                place.kind().name(), place.kind(), conventions, Precision.FLOAT64, arithmetic, maker);
    }

    private static LayerCase given(Specimen specimen, int draw) {
        boolean turnsPairs = specimen.subject().kind() == LayerKind.ROTARY;
        Sizes sizes = turnsPairs ? SIZES.with(Dimension.FEATURES, 2 * SIZES.of(Dimension.FEATURES)) : SIZES;
        return new LayerCase(sizes, SCALARS, specimen.inputs(), draw);
    }

    private static Bench bench(Specimen specimen, int draw) {
        return Bench.of(specimen.subject(), given(specimen, draw));
    }
}
