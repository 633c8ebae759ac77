package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformDefaultsTest {

    private static final String HOST = "quarkus.http.host";
    private static final String ENABLED = "quarkus.http.host-enabled";

    @AfterEach
    void clear() {
        List.of(HOST, ENABLED).forEach(System::clearProperty);
    }

    @Test
    void loopbackOutsideScf() {
        assertThat(host(Map.of())).isEmpty();
        assertThat(host(Map.of("TENCENTCLOUD_RUNENV", ""))).isEmpty();
    }

    @Test
    void allAddressesInAnImageUnlessTheOperatorSaysOtherwise() {
        assertThat(host(Map.of("TENCENTCLOUD_RUNENV", "SCF"))).contains("0.0.0.0");
        assertThat(host(Map.of("TENCENTCLOUD_RUNENV", "SCF", "QUARKUS_HTTP_HOST", "127.0.0.1")))
                .isEmpty();
    }

    @Test
    void noServerInACustomRuntime() {
        assertThat(host(Map.of("TENCENTCLOUD_RUNENV", "SCF", "SCF_RUNTIME_API", "127.0.0.1:9001")))
                .isEmpty();
        assertThat(System.getProperty(ENABLED)).isEqualTo("false");
    }

    private Optional<String> host(Map<String, String> environment) {
        clear();
        PlatformDefaults.apply(environment);
        return Optional.ofNullable(System.getProperty(HOST));
    }
}
