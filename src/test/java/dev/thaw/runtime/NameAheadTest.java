package dev.thaw.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameAheadTest {

    private final Map<String, String> environment =
            new HashMap<>(Map.of("THAW_BUCKETS", "archive-1250000000", "TENCENTCLOUD_REGION", "ap-guangzhou"));

    @Test
    void hostOfTheOnlyBucket() {
        assertThat(NameAhead.host(environment)).contains("archive-1250000000.cos.ap-guangzhou.myqcloud.com");
    }

    @Test
    void hostOfAnotherEndpoint() {
        environment.put("THAW_COS_ENDPOINT", "https://{bucket}.cos-internal.{region}.tencentcos.cn:8443");

        assertThat(NameAhead.host(environment)).contains("archive-1250000000.cos-internal.ap-guangzhou.tencentcos.cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive-*", "archive-1250000000,other-1250000000", "", "UPPER-1250000000"})
    void noHostWhereTheBucketIsNotKnown(String buckets) {
        environment.put("THAW_BUCKETS", buckets);

        assertThat(NameAhead.host(environment)).isEmpty();
    }

    @Test
    void noHostWithoutARegion() {
        environment.remove("TENCENTCLOUD_REGION");

        assertThat(NameAhead.host(environment)).isEmpty();
    }

    @Test
    void noHostWhereTheConnectionGoesElsewhere() {
        environment.put("THAW_COS_CONNECT_TO", "http://127.0.0.1:9001");

        assertThat(NameAhead.host(environment)).isEmpty();
    }

    @Test
    void noHostOfAnEndpointThatIsRefused() {
        environment.put("THAW_COS_ENDPOINT", "https://{bucket}.example.com/path");

        assertThat(NameAhead.host(environment)).isEmpty();
    }
}
