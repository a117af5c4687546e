package io.github.backproof.property;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.FaultPair;
import io.github.backproof.fault.Place;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;

/** The reference, right or with a fault, as a layer under test that computes in a given precision. */
final class SubjectsUnderTest {
    private SubjectsUnderTest() {}

    static Subject right(LayerKind kind, Masking masking, Gelu gelu, Precision precision) {
        Conventions conventions =
                Conventions.USUAL.with(LoraScale.ALPHA_OVER_R).with(gelu).with(masking);
        return right(kind + " " + masking + " " + gelu, kind, conventions, precision);
    }

    static Subject right(String name, LayerKind kind, Conventions conventions, Precision precision) {
        return ReferenceSubject.of(
                name + " " + precision.label(),
                kind,
                conventions,
                precision,
                arithmetic(precision),
                RightLayer.of(kind));
    }

    static Subject withoutBiases(LayerKind kind, Precision precision) {
        return ReferenceSubject.withoutBiases(
                kind + " without biases " + precision.label(),
                kind,
                Conventions.USUAL,
                precision,
                arithmetic(precision),
                RightLayer.of(kind));
    }

    static Subject with(Fault fault, Precision precision) {
        return ReferenceSubject.of(
                fault.id(),
                fault.kind(),
                conventions(fault.place()),
                precision,
                arithmetic(precision),
                fault.builder()::build,
                (layer, sizes) -> fault.behaviour().of(layer, sizes.of(Dimension.BATCH)));
    }

    static Subject with(FaultPair pair, Precision precision) {
        return of(
                pair.first().id() + " and " + pair.second().id(),
                pair.first().place(),
                (settings, parameters) -> pair.build(settings, parameters).orElseThrow(),
                precision);
    }

    static Subject of(String name, Place place, LayerMaker maker, Precision precision) {
        return ReferenceSubject.of(name, place.kind(), conventions(place), precision, arithmetic(precision), maker);
    }

    private static Conventions conventions(Place place) {
        return Conventions.USUAL
                .with(LoraScale.ALPHA_OVER_R)
                .with(place.gelu())
                .with(place.masking())
                .with(place.updates())
                .with(place.variant());
    }

    private static Arithmetic arithmetic(Precision precision) {
        return Arithmetic.rounded(precision, SummationOrder.LAST_TO_FIRST);
    }
}
