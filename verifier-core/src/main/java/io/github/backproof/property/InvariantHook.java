package io.github.backproof.property;

import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.ParameterResolutionContext;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.ResolveParameterHook;

/** Hands properties their trial, sets seed and tries, and takes the result. */
public final class InvariantHook implements AroundPropertyHook, ResolveParameterHook {
    /** For jqwik. */
    public InvariantHook() {}

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        PropertyRun run = PropertyRun.current();
        context.attributes().setSeed(Long.toString(run.seed()));
        context.attributes().setTries(run.tries());
        // A run depends on its seed alone, not on what failed last time.
        context.attributes().setAfterFailure(AfterFailureMode.RANDOM_SEED);
        PropertyExecutionResult result = property.execute();
        run.record(result);
        return result;
    }

    @Override
    public Optional<ParameterSupplier> resolve(ParameterResolutionContext parameter, LifecycleContext context) {
        return parameter.typeUsage().isOfType(Trial.class)
                ? Optional.of(optionalTry -> PropertyRun.current().trial())
                : Optional.empty();
    }
}
