package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family POS: learned positions. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class PositionProperties {}
