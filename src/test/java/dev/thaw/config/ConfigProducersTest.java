package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where <code>${…}</code> is expanded, and where not; former names. */
class ConfigProducersTest {

    private static final String POLICY = "{version: 1, rules: [{name: \"${HOME}\", restore: {tier: bulk, days: 1}}]}";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "HOME", "/root",
            "THAW_POLICY", POLICY,
            "THAW_BUCKETS", "archive-1250000000",
            "TENCENTCLOUD_SECRETID", "id",
            "TENCENTCLOUD_SECRETKEY", "a${HOME}b");

    @ParameterizedTest
    @ValueSource(strings = {"EnvConfigSource", "of another name"})
    void environmentIsNotExpandedWhateverItsSourceIsCalled(String source) {
        Settings settings = settings(
                new SmallRyeConfigBuilder().withSources(new EnvConfigSource(ENVIRONMENT, 300) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getName() {
                        return source;
                    }
                }),
                ENVIRONMENT);

        assertThat(ruleName(settings)).isEqualTo("${HOME}");
        assertThat(settings.platformCredentials().orElseThrow().secretKey()).isEqualTo("a${HOME}b");
    }

    @Test
    void fileOfPropertiesIsExpanded() {
        Map<String, String> file = new HashMap<>(Map.of("thaw.policy", POLICY, "thaw.buckets", "a-1", "HOME", "home"));

        Settings settings = settings(
                new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(file, "file", 400)), Map.of());

        assertThat(ruleName(settings)).isEqualTo("home");
    }

    @Test
    void formerNameStopsTheStartWhereverItIsSet() {
        Map<String, String> file =
                Map.of("HOME", "h", "thaw.policy", POLICY, "thaw.buckets", "a-1", "thaw.token", "token");
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("THAW_TOKEN", "token");

        assertThatThrownBy(() -> settings(
                        new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(file, "file", 400)),
                        Map.of()))
                .hasMessage("thaw cannot start:\n  THAW_TOKEN is now called THAW_SESSION_TOKEN: rename it");
        assertThatThrownBy(() -> settings(
                        new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, 300)), environment))
                .hasMessage("thaw cannot start:\n  THAW_TOKEN is now called THAW_SESSION_TOKEN: rename it");
    }

    private static Settings settings(SmallRyeConfigBuilder builder, Map<String, String> environment) {
        SmallRyeConfig config = builder.addDefaultInterceptors()
                .withMapping(RuntimeApiConfig.class)
                .build();
        return ConfigProducers.settings(config, config.getConfigMapping(RuntimeApiConfig.class), environment);
    }

    private static String ruleName(Settings settings) {
        return settings.policy().fold(given -> given.policy().rules().get(0).name(), inCos -> "none");
    }
}
