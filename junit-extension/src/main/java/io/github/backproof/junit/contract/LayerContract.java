package io.github.backproof.junit.contract;

import io.github.backproof.junit.run.BoundSubject;
import io.github.backproof.property.EveryLayerBehaviourProperties;
import io.github.backproof.property.EveryLayerProperties;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Subject;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * The laws of a layer as properties of a jqwik test class. The class implements the contract of its layer's kind and names the
 * layer; jqwik runs each law as a property of that class, with the tries, the seed, the shrinking and the reporting that it
 * has been told. A law that says nothing about the layer is skipped, and says why.
 *
 * <pre>
 * &#64;PropertyDefaults(tries = 100)
 * class LayerNormTest implements LayerNormContract {
 *     &#64;Override
 *     public Class&lt;?&gt; layer() {
 *         return LayerNorm.class;
 *     }
 * }
 * </pre>
 *
 * <p>A failing property names the law, the smallest case, and the mistake where it is known.
 */
@AddLifecycleHook(value = ContractHook.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public interface LayerContract extends EveryLayerProperties, EveryLayerBehaviourProperties {
    /** The class to verify, marked {@code @GradientChecked}: a layer or its adapter. */
    Class<?> layer();

    /** The kind of layer that the contract is for. */
    LayerKind kind();

    /** The layer, bound; for a subject that no annotated class describes, override it. */
    default Subject subject() {
        return BoundSubject.of(layer());
    }
}
