package dev.thaw.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectRefTest {

    @Test
    void orderAgreesWithEquality() {
        List<ObjectRef> different = List.of(
                ObjectRef.latest("a-1", "ap-beijing", "a"),
                ObjectRef.latest("a-1", "ap-guangzhou", "a"),
                ObjectRef.latest("b-1", "ap-guangzhou", "a"),
                new ObjectRef("a-1", "ap-guangzhou", "a", Optional.of("1")),
                new ObjectRef("a-1", "ap-guangzhou", "a", Optional.of("2")),
                ObjectRef.latest("a-1", "ap-guangzhou", "b"));
        for (int i = 0; i < different.size(); i++) {
            for (int j = 0; j < different.size(); j++) {
                assertThat(Integer.signum(different.get(i).compareTo(different.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    /** A hash map of keys that are not comparable searches all keys with one hash: 2 * 10^10 steps here. */
    @Test
    @Timeout(60)
    @Tag("long")
    void keysWithEqualHashesTakeNoLonger() {
        Map<ObjectRef, Integer> places = new HashMap<>();
        Map<ObjectRef, Integer> shared = new ConcurrentHashMap<>();
        int count = 1 << 17;
        for (int i = 0; i < count; i++) {
            ObjectRef object = ObjectRef.latest("archive-1250000000", "ap-guangzhou", keyOfOneHash(i));
            assertThat(places.putIfAbsent(object, i)).isNull();
            assertThat(shared.putIfAbsent(object, i)).isNull();
        }
        assertThat(places.keySet().stream().map(Object::hashCode).distinct()).hasSize(1);
    }

    private static String keyOfOneHash(int number) {
        StringBuilder key = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return key.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive-1250000000", "a-b-1", "0-1"})
    void knowsBuckets(String bucket) {
        assertThat(ObjectRef.latest(bucket, "ap-guangzhou", "a").bucket()).isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "archive",
                "1250000000",
                "-1250000000",
                "archive-",
                "archive-x",
                "-archive-1",
                "archive.evil.com-1",
                "archive/-1",
                "archive@-1",
                "Archive-1",
                "ärchive-1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1",
            })
    void invalidBucketIsRefused(String bucket) {
        refused("bucket", () -> ObjectRef.latest(bucket, "ap-guangzhou", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ap-guangzhou.evil.com",
                "ap-guangzhou/",
                "-ap",
                "ap-",
                "AP",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void invalidRegionIsRefused(String region) {
        refused("region", () -> ObjectRef.latest("archive-1", region, "a"));
    }

    @Test
    void keysAreAnyText() {
        assertThat(ObjectRef.latest("archive-1", "ap-guangzhou", "/a b+c%/合同\n").key())
                .isEqualTo("/a b+c%/合同\n");
        assertThat(ObjectRef.latest("archive-1", "ap-guangzhou", "k".repeat(850))
                        .key())
                .hasSize(850);
    }

    @Test
    void keysHaveOneTo850Bytes() {
        refused("key", () -> ObjectRef.latest("archive-1", "ap-guangzhou", ""));
        refused("key", () -> ObjectRef.latest("archive-1", "ap-guangzhou", "合".repeat(284)));
        refused("key", () -> ObjectRef.latest("archive-1", "ap-guangzhou", "a\ud800"));
    }

    @Test
    void versionsAreVisibleAscii() {
        assertThat(version("MTg0NDUxNzgzMDc").versionId()).contains("MTg0NDUxNzgzMDc");
        refused("versionId", () -> version(""));
        refused("versionId", () -> version("a b"));
        refused("versionId", () -> version("a\u007f"));
        refused("versionId", () -> version("v".repeat(129)));
    }

    @Test
    void anErrorShowsOnlyTheBeginningOfTheName() {
        assertThatThrownBy(() -> ObjectRef.latest("B".repeat(500), "ap-guangzhou", "a"))
                .hasMessageContaining("B".repeat(80) + "…")
                .hasMessageNotContaining("B".repeat(81));
    }

    private static ObjectRef version(String versionId) {
        return new ObjectRef("archive-1", "ap-guangzhou", "a", Optional.of(versionId));
    }

    private static void refused(String field, ThrowingCallable making) {
        assertThatThrownBy(making)
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidNameException.class))
                .extracting(InvalidNameException::field)
                .isEqualTo(field);
    }
}
