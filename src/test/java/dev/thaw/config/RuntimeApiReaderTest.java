package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeApiReaderTest {

    private final ConfigErrors problems = new ConfigErrors();

    @Test
    void theVariablesOfThePlatformMakeTheAddress() {
        assertThat(read(Map.of("SCF_RUNTIME_API", "127.0.0.1", "SCF_RUNTIME_API_PORT", "9001")))
                .contains(URI.create("http://127.0.0.1:9001"));
    }

    @Test
    void elsewhereThereIsNone() {
        assertThat(read(Map.of("SCF_RUNTIME_API_PORT", "9001"))).isEmpty();
        assertThat(problems.lines()).isEmpty();
    }

    @Test
    void aMissingPortIsRefusedNamingIt() {
        assertThat(read(Map.of("SCF_RUNTIME_API", "127.0.0.1"))).isEmpty();
        assertThat(problems.lines()).singleElement().asString().startsWith("SCF_RUNTIME_API_PORT is not set");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,0", "127.0.0.1,65536", "127.0.0.1,x", "http://h,80", "h/p,80", "a b,80"})
    void nonsenseIsRefused(String host, String port) {
        assertThat(read(Map.of("SCF_RUNTIME_API", host, "SCF_RUNTIME_API_PORT", port)))
                .isEmpty();
        assertThat(problems.lines()).hasSize(1);
    }

    private Optional<URI> read(Map<String, String> environment) {
        RuntimeApiConfig config = new SmallRyeConfigBuilder()
                .withMapping(RuntimeApiConfig.class)
                .withSources(new io.smallrye.config.EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(RuntimeApiConfig.class);
        return new RuntimeApiReader(config, problems).read();
    }
}
