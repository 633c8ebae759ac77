package dev.thaw.cos;

import static dev.thaw.cos.ScriptedWire.answer;
import static dev.thaw.cos.ScriptedWire.broken;
import static dev.thaw.cos.ScriptedWire.coded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.cos.message.CosResponse.ResponseBody;
import dev.thaw.cos.message.ListXml;
import dev.thaw.object.StorageClass;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ListedEntry;
import dev.thaw.restore.store.ListedObject;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreStatus;
import dev.thaw.restore.store.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                        "<EncodingType>url</EncodingType><NextMarker>a%20b/%2B</NextMarker>",
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

        ListPage page = page();

        RestoreStatus coming = new RestoreStatus.InProgress(Optional.empty(), Optional.empty());
        RestoreStatus unknown = new RestoreStatus.Unknown();
        assertThat(page)
                .isEqualTo(new ListPage(
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
                "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"
            })
    void whatIsNoListingIsWorthAnotherTry(String body) {
        wire.on("LIST", answer(200, body, true));
        Failure failure = failure();
        assertThat(failure.outcome()).isEqualTo(OutcomeCode.UNREACHABLE);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.detail()).isEqualTo("COS answered 200: not a readable listing");
    }

    @ParameterizedTest
    @CsvSource({
        "a%FF%FE, url, a%FF%FE, 'its percent-encoding is broken, or not of UTF-8'",
        "%zz, URL, %zz, 'its percent-encoding is broken, or not of UTF-8'",
        "a%4, url, a%4, 'its percent-encoding is broken, or not of UTF-8'",
        "a&#1;b, '', a&#1;b, it is not Unicode text",
        "a&#x1F;b, url, a&#x1F;b, it is not Unicode text",
        "a\u0001b, '', a\\u0001b, it is not Unicode text",
        "a\uFFFFb, '', a\\uFFFFb, it is not Unicode text",
        "a&b, '', a&b, it is not Unicode text",
        "a&nbsp;b, '', a&nbsp;b, it is not Unicode text",
        "a<b>c</b>, '', ac, it is not Unicode text"
    })
    void entryThatCannotBeReadDoesNotCostTheOthers(String key, String encoding, String raw, String reason) {
        wire.on("LIST", page("false", encoding(encoding), entry("k1", 1, ""), entry(key, 2, ""), entry("k3", 3, "")));
        assertThat(page().entries())
                .isEqualTo(List.of(
                        listed("k1", 1, "STANDARD", Optional.empty(), new RestoreStatus.Unknown()),
                        new ListedEntry.Unreadable(raw, reason),
                        listed("k3", 3, "STANDARD", Optional.empty(), new RestoreStatus.Unknown())));
    }

    @Test
    void keyOfBytesThatAreNoUtf8DoesNotCostTheOthers() throws XMLStreamException {
        String page = "<ListBucketResult><IsTruncated>false</IsTruncated>" + entry("k1", 1, "")
                + entry("\u00c4\u00e3", 2, "") + "</ListBucketResult>";
        assertThat(ListXml.read(page.getBytes(StandardCharsets.ISO_8859_1)).entries())
                .element(1)
                .isEqualTo(new ListedEntry.Unreadable("\\xC4\\xE3", "it is not Unicode text"));
        assertThat(ListXml.read(page.getBytes(StandardCharsets.UTF_8)).entries())
                .element(1)
                .isInstanceOf(ListedObject.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Size>-1</Size>", "<Size></Size>", "", "<Size>9 kB</Size>"})
    void entryWithoutASizeDoesNotCostTheOthers(String size) {
        String sizeless = "<Contents><Key>k</Key>" + size + "</Contents>";
        wire.on("LIST", page("false", "", entry("k1", 1, ""), sizeless, "<Contents><Size>1</Size></Contents>"));
        assertThat(page().entries().subList(1, 3))
                .isEqualTo(List.of(
                        new ListedEntry.Unreadable("k", "its entry has no size"),
                        new ListedEntry.Unreadable("", "an entry without a key")));
    }

    @Test
    void keysAreDecodedOnlyWhereTheAnswerSaysSo() {
        wire.on(
                "LIST",
                page("true", "<NextMarker>a%41</NextMarker>", entry("a%41.bin", 1, ""), entry("100%/x", 1, "")));
        assertThat(page())
                .isEqualTo(new ListPage(
                        List.of(
                                listed("a%41.bin", 1, "STANDARD", Optional.empty(), new RestoreStatus.Unknown()),
                                listed("100%/x", 1, "STANDARD", Optional.empty(), new RestoreStatus.Unknown())),
                        Optional.of("a%41")));
        wire.on(
                "LIST",
                page("true", "<NextMarker>a%2541+</NextMarker>", entry("a%2541.bin+", 1, ""), encoding(" Url ")));
        assertThat(page())
                .isEqualTo(new ListPage(
                        List.of(listed("a%41.bin+", 1, "STANDARD", Optional.empty(), new RestoreStatus.Unknown())),
                        Optional.of("a%41+")));
    }

    @Test
    void markerThatCannotBeReadIsTheLastKeyThatCan() {
        wire.on(
                "LIST",
                page(
                        "true",
                        encoding("url") + "<NextMarker>b%FF</NextMarker>",
                        entry("a%20", 1, ""),
                        entry("b%FF", 1, "")));
        assertThat(page().nextMarker()).contains("a ");
        wire.on("LIST", page("true", encoding("url"), entry("b%FF", 1, "")));
        assertThat(page().nextMarker()).contains("");
    }

    @Test
    void markerWithoutAWordOnTruncationIsFollowed() {
        wire.on("LIST", page("", "<NextMarker>k2</NextMarker>", entry("k1", 1, "")));
        assertThat(page().nextMarker()).contains("k2");
    }

    @Test
    void whatStandsBeforeTheDeclarationIsSkipped() throws XMLStreamException {
        String page = "\uFEFF\n<?xml version='1.0' encoding='utf-8'?><ListBucketResult>" + entry("k", 1, "")
                + "</ListBucketResult>";
        assertThat(ListXml.read(page.getBytes(StandardCharsets.UTF_8)).entries())
                .hasSize(1);
    }

    @Test
    void packedPageIsUnpackedOrSaysSo() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(("<ListBucketResult>" + entry("k", 1, "") + "</ListBucketResult>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        wire.on("LIST", packed("gzip", packed.toByteArray()));
        assertThat(page().entries()).hasSize(1);
        wire.on("LIST", packed("br", packed.toByteArray()));
        assertThat(failure().detail())
                .endsWith("not a readable listing, packed as br although no encoding was requested");
    }

    private static ScriptedWire.Reply packed(String coding, byte[] body) {
        return () -> new CosResponse(
                200,
                Map.of("x-cos-request-id", "id", "content-encoding", coding),
                CosError.NONE,
                new ResponseBody(body, true));
    }

    private static String encoding(String type) {
        return type.isEmpty() ? "" : "<EncodingType>" + type + "</EncodingType>";
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
        assertThat(page().entries()).isEmpty();
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
        assertThat(session.page(PREFIX, "")).isInstanceOf(Result.Failed.class);
        assertThat(wire.calls()).hasSize(calls);
    }

    private ListPage page() {
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
            String key, long size, String storageClass, Optional<String> layer, RestoreStatus copy) {
        return new ListedObject(key, new ObjectState(size, new StorageClass(storageClass), layer, copy));
    }
}
