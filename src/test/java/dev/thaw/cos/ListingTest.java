package dev.thaw.cos;

import static dev.thaw.cos.ScriptedWire.answer;
import static dev.thaw.cos.ScriptedWire.broken;
import static dev.thaw.cos.ScriptedWire.coded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.StorageClass;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.CopyState;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ListedObject;
import dev.thaw.restore.ListedPage;
import dev.thaw.restore.ObjectState;
import dev.thaw.restore.OutcomeName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of a listing, from the answer to the value. */
class ListingTest {

    private static final BucketPrefix PREFIX = new BucketPrefix("archive-1250000000", "ap-guangzhou", "a b/");

    private final VirtualTime time = new VirtualTime();
    private final ScriptedWire wire = new ScriptedWire();

    @Test
    void entriesTellKeyClassLayerAndRunningRestores() {
        wire.on(
                "LIST",
                page(
                        "true",
                        "<NextMarker>a%20b/%2B</NextMarker>",
                        entry(
                                "a%20b/1",
                                7, "<StorageClass>ARCHIVE</StorageClass><RestoreStatus>ONGOING</RestoreStatus>"),
                        entry(
                                "a%20b/2+",
                                8, "<StorageClass>DEEP_ARCHIVE</StorageClass><RestoreStatus>onging</RestoreStatus>"),
                        entry(
                                "a%20b/3",
                                9,
                                "<StorageClass>INTELLIGENT_TIERING</StorageClass><StorageTier>ARCHIVE</StorageTier>"),
                        entry("a%20b/4", 0, "<RestoreStatus>DONE</RestoreStatus>")));

        ListedPage.Page page = page();

        CopyState coming = new CopyState.Coming(Optional.empty(), Optional.empty());
        CopyState unknown = new CopyState.Unknown();
        assertThat(page)
                .isEqualTo(new ListedPage.Page(
                        List.of(
                                listed("a b/1", 7, "ARCHIVE", Optional.empty(), coming),
                                listed("a b/2+", 8, "DEEP_ARCHIVE", Optional.empty(), coming),
                                listed("a b/3", 9, "INTELLIGENT_TIERING", Optional.of("ARCHIVE"), unknown),
                                listed("a b/4", 0, "STANDARD", Optional.empty(), unknown)),
                        Optional.of("a b/+")));
        assertThat(wire.asked()).containsExactly("a b/>m");
    }

    @Test
    void withoutANextMarkerTheLastKeyIsIt() {
        wire.on("LIST", page("TRUE", "", entry("k1", 1, ""), entry("k2", 1, "")));
        assertThat(page().nextMarker()).contains("k2");
        wire.on("LIST", page("false", "<NextMarker>k2</NextMarker>", entry("k1", 1, "")));
        assertThat(page().nextMarker()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>hotel</html>",
                "<ListBucketResult><Contents>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><ListBucketResult>&e;</ListBucketResult>",
                "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
                "<ListBucketResult><Contents><Key>%zz</Key><Size>1</Size></Contents></ListBucketResult>",
                "<ListBucketResult><Contents><Key>k</Key><Size>-1</Size></Contents></ListBucketResult>",
                "<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>"
            })
    void whatIsNoListingIsWorthAnotherTry(String body) {
        wire.on("LIST", answer(200, body, true));
        Failure failure = failure();
        assertThat(failure.outcome()).isEqualTo(OutcomeName.UNREACHABLE);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.detail()).isEqualTo("COS answered 200: no listing that could be read");
    }

    @Test
    void refusalsNameThePermission() {
        wire.on("LIST", coded(403, "AccessDenied"));
        assertThat(failure().detail()).isEqualTo("COS answered 403 AccessDenied; allow cos:GetBucket on this bucket");
        wire.on("LIST", coded(404, "NoSuchBucket"));
        assertThat(failure().retryable()).isTrue();
    }

    @Test
    void listingsAreTriedAgainAsAnythingElse() {
        wire.on("LIST", broken(), coded(503, "SlowDown"), page("false", ""));
        assertThat(page().objects()).isEmpty();
        assertThat(wire.calls()).hasSize(3);
    }

    @Test
    void bucketThatIsGivenUpIsNotListedAnyMore() {
        wire.on("LIST", broken());
        CosSession session = Sessions.open(wire, time);
        for (int i = 0; i < 20; i++) {
            session.page(PREFIX, "");
        }
        int calls = wire.calls().size();
        assertThat(session.page(PREFIX, "")).isInstanceOf(ListedPage.Failed.class);
        assertThat(wire.calls()).hasSize(calls);
    }

    private ListedPage.Page page() {
        return Sessions.open(wire, time).page(PREFIX, "m").fold(page -> page, failure -> {
            throw new AssertionError(failure);
        });
    }

    private Failure failure() {
        return Sessions.open(wire, time)
                .page(PREFIX, "")
                .fold(
                        page -> {
                            throw new AssertionError(page);
                        },
                        failure -> failure);
    }

    private static ScriptedWire.Reply page(String truncated, String more, String... entries) {
        return answer(
                200,
                "<?xml version='1.0' encoding='utf-8' ?>\n<ListBucketResult xmlns=\"http://www.qcloud.com/document/product/436/7751\">\n <Name>b</Name> <IsTruncated>"
                        + truncated + "</IsTruncated>" + more + String.join("\n", entries) + "</ListBucketResult>",
                true);
    }

    private static String entry(String key, long size, String more) {
        return "<Contents><Key>" + key + "</Key><ETag>&quot;e&quot;</ETag><Size>" + size
                + "</Size><Owner><ID>1</ID><DisplayName>2</DisplayName></Owner>" + more + "</Contents>";
    }

    private static ListedObject listed(
            String key, long size, String storageClass, Optional<String> layer, CopyState copy) {
        return new ListedObject(key, new ObjectState(size, new StorageClass(storageClass), layer, copy));
    }
}
