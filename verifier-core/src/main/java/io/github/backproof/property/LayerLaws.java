package io.github.backproof.property;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * Laws as properties that jqwik runs in whatever class inherits them. Each is about the subject of the {@link PropertyRun} in
 * progress.
 */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public interface LayerLaws {}
