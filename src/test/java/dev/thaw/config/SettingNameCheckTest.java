package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNameCheckTest {

    @Test
    void settingsAndVariablesOfOthersAreNoErrors() {
        Set<String> own =
                Arrays.stream(SettingName.values()).map(SettingName::name).collect(Collectors.toSet());

        assertThat(SettingNameCheck.errors(own)).isEmpty();
        assertThat(SettingNameCheck.errors(Set.of("PATH", "THAWED", "MY_THAW_RATE", "QUARKUS_HTTP_PORT")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "THAW_BUCKETZ, THAW_BUCKETS",
        "THAW_BUCKET, THAW_BUCKETS",
        "THAW_RATE, THAW_COS_RATE",
        "THAW_COS_CONECT_TO, THAW_COS_CONNECT_TO",
        "THAW_COS_CONNECTTIMEOUT, THAW_COS_CONNECT_TIMEOUT",
        "THAW_MANUALTOKEN, THAW_MANUAL_TOKEN",
        "thaw_policy_file, THAW_POLICY_FILE",
        "Thaw_Deadline, THAW_DEADLINE",
        "THAW_SECRETID, THAW_SECRET_ID",
    })
    void closestNameIsSuggested(String misspelled, String closest) {
        assertThat(SettingNameCheck.errors(Set.of(misspelled)))
                .containsExactly(misspelled + " is not a setting of thaw: did you mean " + closest + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"THAW_TOKEN", "thaw_token"})
    void formerNameIsReportedWithTheNewOne(String former) {
        assertThat(SettingNameCheck.errors(Set.of(former)))
                .containsExactly(former + " is now called THAW_SESSION_TOKEN: rename it");
    }

    @Test
    void variablesOfAKubernetesServiceAreNoErrors() {
        Set<String> ofThaw = Set.of(
                "THAW_SERVICE_HOST",
                "THAW_SERVICE_PORT",
                "THAW_SERVICE_PORT_HTTP",
                "THAW_SERVICE_PORT_HTTP_ALT",
                "THAW_PORT",
                "THAW_PORT_9000_TCP",
                "THAW_PORT_9000_TCP_ADDR",
                "THAW_PORT_9000_TCP_PORT",
                "THAW_PORT_9000_TCP_PROTO",
                "THAW_PORT_53_UDP");
        Set<String> ofThawCos =
                ofThaw.stream().map(name -> name.replace("THAW_", "THAW_COS_")).collect(Collectors.toSet());

        assertThat(SettingNameCheck.errors(ofThaw)).isEmpty();
        assertThat(SettingNameCheck.errors(ofThawCos)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "THAW_SERVICE",
                "THAW_PORTS",
                "THAW_SERVICE_HOSTS",
                "THAW_PORT_HTTP",
                "THAW_PORT_9000_TCP_HOST",
                "THAW_COS_PORT",
                "THAW_COS_SERVICE_PORT",
                "thaw_service_host"
            })
    void variablesThatOnlyResembleThemAreErrors(String name) {
        assertThat(SettingNameCheck.errors(Set.of(name))).hasSize(1);
    }
}
