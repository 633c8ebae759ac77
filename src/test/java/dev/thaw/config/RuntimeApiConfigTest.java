package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeApiConfigTest {

    @Test
    void theVariablesOfThePlatformMakeTheAddress() {
        assertThat(given(Map.of("SCF_RUNTIME_API", "127.0.0.1", "SCF_RUNTIME_API_PORT", "9001"))
                        .read()
                        .runtimeEnvironment()
                        .runtimeApi())
                .contains(URI.create("http://127.0.0.1:9001"));
    }

    @Test
    void outsideACustomRuntimeThereIsNone() {
        assertThat(given(Map.of("SCF_RUNTIME_API_PORT", "9001"))
                        .read()
                        .runtimeEnvironment()
                        .runtimeApi())
                .isEmpty();
    }

    @Test
    void aMissingPortIsAnErrorThatNamesIt() {
        assertThat(given(Map.of("SCF_RUNTIME_API", "127.0.0.1")).errors())
                .singleElement()
                .asString()
                .startsWith("SCF_RUNTIME_API_PORT is not set");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,0", "127.0.0.1,65536", "127.0.0.1,x", "http://h,80", "h/p,80", "a b,80"})
    void nonsenseIsAnError(String host, String port) {
        assertThat(given(Map.of("SCF_RUNTIME_API", host, "SCF_RUNTIME_API_PORT", port))
                        .errors())
                .hasSize(1);
    }

    private static GivenSettings given(Map<String, String> environment) {
        return new GivenSettings()
                .with(new SmallRyeConfigBuilder()
                        .withMapping(RuntimeApiConfig.class)
                        .withSources(new EnvConfigSource(environment, 300))
                        .build()
                        .getConfigMapping(RuntimeApiConfig.class));
    }
}
