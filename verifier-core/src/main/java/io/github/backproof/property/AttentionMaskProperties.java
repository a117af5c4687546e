package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family ATT: what a token sees, under a mask, beside padding and step by step. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class AttentionMaskProperties {}
