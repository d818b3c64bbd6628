package io.alertledger;

import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Where the tests are run thousands of times over, once for each planted fault, {@code -Dtries.atMost=50} holds every
 * property to so many tries, also one that states its own number, and lets a failure stand as it was found.
 */
public final class FewerTries implements AroundPropertyHook {
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Integer most = Integer.getInteger("tries.atMost");
        if (most != null) {
            PropertyAttributes attributes = context.attributes();
            attributes.setTries(Math.min(most, attributes.tries().orElse(most)));
            attributes.setShrinking(ShrinkingMode.OFF);
        }
        return property.execute();
    }
}
