package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family MLP: multi-layer perceptrons, plain and gated. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class MlpProperties {}
