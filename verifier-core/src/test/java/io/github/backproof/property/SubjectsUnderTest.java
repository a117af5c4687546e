package io.github.backproof.property;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.fault.Fault;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;

/** The reference, right or with a fault, as a layer under test that computes in a given precision. */
final class SubjectsUnderTest {
    private SubjectsUnderTest() {}

    static Subject right(LayerKind kind, Masking masking, Gelu gelu, Precision precision) {
        Conventions conventions =
                new Conventions(WeightLayout.IN_OUT, GradientUpdate.REPLACE, LoraScale.ALPHA_OVER_R, gelu, masking);
        String name = kind + " " + masking + " " + gelu + " " + precision.label();
        return of(
                name,
                kind,
                conventions,
                precision,
                (settings, parameters) -> ReferenceLayers.create(kind, settings, parameters));
    }

    static Subject with(Fault fault, Precision precision) {
        Conventions conventions = new Conventions(
                WeightLayout.IN_OUT, GradientUpdate.REPLACE, LoraScale.ALPHA_OVER_R, Gelu.ERF, fault.masking());
        return of(fault.id(), fault.kind(), conventions, precision, fault.builder()::build);
    }

    private static Subject of(
            String name, LayerKind kind, Conventions conventions, Precision precision, LayerMaker maker) {
        return ReferenceSubject.of(
                name, kind, conventions, precision, Arithmetic.rounded(precision, SummationOrder.LAST_TO_FIRST), maker);
    }
}
