package io.github.backproof.junit.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;

/** A request for one selector, with jqwik kept silent and without a database. */
record DelegatedDiscovery(DiscoverySelector selector) implements EngineDiscoveryRequest {
    static final ConfigurationParameters PARAMETERS = new FixedParameters(Map.of(
            "jqwik.database", "",
            "jqwik.reporting.onlyfailures", "true",
            "jqwik.reporting.usejunitplatform", "true"));

    @Override
    public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
        return type.isInstance(selector) ? List.of(type.cast(selector)) : List.of();
    }

    @Override
    public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
        return List.of();
    }

    @Override
    public ConfigurationParameters getConfigurationParameters() {
        return PARAMETERS;
    }

    private record FixedParameters(Map<String, String> values) implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return get(key).map(Boolean::parseBoolean);
        }

        // JUnit 5's interface has this method, JUnit 6's has not.
        @SuppressWarnings("unused")
        public int size() {
            return values.size();
        }

        @Override
        public Set<String> keySet() {
            return values.keySet();
        }
    }
}
