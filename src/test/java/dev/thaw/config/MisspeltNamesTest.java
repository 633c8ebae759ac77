package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspeltNamesTest {

    @Test
    void ownNamesAndThoseOfOthersAreRight() {
        Set<String> own = Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());

        assertThat(MisspeltNames.in(own)).isEmpty();
        assertThat(MisspeltNames.in(Set.of("PATH", "THAWED", "MY_THAW_RATE", "QUARKUS_HTTP_PORT")))
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
    void nearestNameIsProposed(String misspelt, String meant) {
        assertThat(MisspeltNames.in(Set.of(misspelt)))
                .containsExactly(misspelt + " is no setting of thaw: did you mean " + meant + "?");
    }
}
