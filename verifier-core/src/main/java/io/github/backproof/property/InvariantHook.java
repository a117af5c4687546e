package io.github.backproof.property;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.ParameterResolutionContext;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.ResolveParameterHook;

/** Hands properties their trial and the run the result. */
public final class InvariantHook implements AroundPropertyHook, ResolveParameterHook {
    /** For jqwik. */
    public InvariantHook() {}

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        Optional<PropertyRun> run = PropertyRun.inProgress();
        run.ifPresent(started -> started.settle(context.attributes()));
        PropertyExecutionResult result = property.execute();
        run.ifPresent(started -> started.record(result));
        return result;
    }

    @Override
    public Optional<ParameterSupplier> resolve(ParameterResolutionContext parameter, LifecycleContext context) {
        if (!parameter.typeUsage().isOfType(Trial.class)) {
            return Optional.empty();
        }
        // Found now: jqwik shrinks on another thread.
        Trial trial = PropertyRun.current().trial();
        return Optional.of(optionalTry -> trial);
    }
}
