package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family ROPE: rotary positions. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class RotaryProperties {}
