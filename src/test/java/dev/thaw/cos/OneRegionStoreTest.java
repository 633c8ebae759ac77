package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.Result;
import dev.thaw.signing.Credentials;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At a host of one region nothing is asked that lies in another: nobody listens there, so a request would be UNREACHABLE. */
class OneRegionStoreTest {

    private static final ObjectRef ELSEWHERE = ObjectRef.latest("archive-1250000000", "ap-shanghai", "a");

    private final ObjectStore store = store("https://{bucket}.cos.ap-guangzhou.myqcloud.com");

    @Test
    void nothingOfAnotherRegionIsAskedFor() {
        assertThat(store.inspect(ELSEWHERE)
                        .<Optional<Failure>>fold(
                                found -> Optional.empty(),
                                omitted -> Optional.empty(),
                                failed -> Optional.of(failed.failure())))
                .hasValueSatisfying(OneRegionStoreTest::isOutOfReach);
        assertThat(store.restore(new RestoreRequest(ELSEWHERE, Tier.BULK, Optional.of(1))))
                .isInstanceOfSatisfying(RestoreReply.Failed.class, failed -> isOutOfReach(failed.failure()));
        assertThat(store.page(new BucketPrefix("archive-1250000000", "ap-shanghai", ""), ""))
                .isInstanceOfSatisfying(Result.Failed.class, failed -> isOutOfReach(failed.failure()));
        assertThat(store.read(ELSEWHERE, 0, Optional.empty())
                        .<Optional<Failure>>fold(bytes -> Optional.empty(), Optional::of))
                .hasValueSatisfying(OneRegionStoreTest::isOutOfReach);
    }

    @Test
    void endpointsOfAllRegionsAreLeftAlone() {
        assertThat(store("https://{bucket}.cos.{region}.myqcloud.com")).isNotInstanceOf(OneRegionStore.class);
        assertThat(store("https://{bucket}.cos.accelerate.myqcloud.com")).isNotInstanceOf(OneRegionStore.class);
    }

    private static void isOutOfReach(Failure failure) {
        assertThat(failure.outcome()).isEqualTo(OutcomeCode.NOT_ALLOWED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.detail()).startsWith("region ap-shanghai is not the region of THAW_COS_ENDPOINT");
    }

    private static ObjectStore store(String template) {
        var endpoint = new Endpoint(template, Optional.of(URI.create("http://127.0.0.1:1")));
        var settings = new CosSettings(endpoint, 0, 1, Duration.ofMillis(100), Duration.ofMillis(100), 0);
        Clock clock = Clock.systemUTC();
        return new CosStores(new ScriptedWire(), settings, clock)
                .open(new Credentials("id", "key", Optional.empty()), Deadline.after(Duration.ofSeconds(5)));
    }
}
