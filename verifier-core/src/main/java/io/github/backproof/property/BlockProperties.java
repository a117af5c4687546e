package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family RES: a transformer block and its residual connections. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class BlockProperties {}
