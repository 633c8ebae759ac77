package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListingTest {

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @Test
    void pagesJoinToTheWholeInTheOrderOfBytes() throws IOException {
        List<String> ordered = List.of("A", "a", "a b", "a+b", "a/1", "a/2", "日", "\uffee", "📦");
        ordered.forEach(this::seed);
        assertThat(namesByPage("", "", "2")).containsExactlyElementsOf(ordered);
    }

    @Test
    void prefixBoundsThePages() throws IOException {
        List.of("a", "b/1", "b/2", "b/3", "c").forEach(this::seed);
        assertThat(namesByPage("b/", "", "2")).containsExactly("b/1", "b/2", "b/3");
    }

    @Test
    void delimiterFoldsToCommonPrefixes() throws IOException {
        List.of("a/1", "a/2", "b", "c/1", "c/2", "d").forEach(this::seed);
        assertThat(namesByPage("", "/", "1")).containsExactly("a/", "b", "c/", "d");
        assertThat(namesByPage("", "/", "1000")).containsExactlyInAnyOrder("a/", "b", "c/", "d");
    }

    @Test
    void pageHoldsAThousandAtMost() throws IOException {
        for (int i = 0; i < 1001; i++) {
            seed("k%04d".formatted(i));
        }
        Reply page = list("", "", "5000", "");
        assertThat(page.texts("MaxKeys")).containsExactly("1000");
        assertThat(page.texts("Key")).hasSize(1000);
        assertThat(page.texts("IsTruncated")).containsExactly("true");
        assertThat(page.texts("NextMarker")).containsExactly("k0999");
        assertThat(list("", "", "1000", "k0999").texts("IsTruncated")).containsExactly("false");
    }

    @Test
    void namesAreEncodedOnDemand() throws IOException {
        seed("a b/\u0001&.txt");
        seed("z");
        Reply page = new Call("GET", "")
                .parameter("encoding-type", "url")
                .parameter("max-keys", "1")
                .send(emulator.cos());
        assertThat(page.texts("Key")).containsExactly("a%20b/%01%26.txt");
        assertThat(page.texts("NextMarker")).containsExactly("a%20b/%01%26.txt");
        assertThat(page.texts("EncodingType")).containsExactly("url");
    }

    @Test
    void entryTellsClassLayerAndRunningRestore() throws IOException {
        emulator.put("it", StoredObject.tiered("DEEP_ARCHIVE", 7));
        emulator.put("run", StoredObject.of("ARCHIVE", 8));
        Call.restore("run", 1, "Bulk").send(emulator.cos());
        String etag = StoredContent.zeros(7).etag().replace("\"", "&quot;");
        assertThat(list("", "", "", "").body())
                .contains("<Key>it</Key><LastModified>2019-12-27T08:19:29.000Z</LastModified><ETag>" + etag
                        + "</ETag><Size>7</Size><Owner><ID>1250000000</ID><DisplayName>1250000000</DisplayName></Owner>"
                        + "<StorageClass>INTELLIGENT_TIERING</StorageClass><StorageTier>DEEP_ARCHIVE</StorageTier>"
                        + "</Contents>")
                .contains("<StorageClass>ARCHIVE</StorageClass><RestoreStatus>ONGOING</RestoreStatus></Contents>");
    }

    @Test
    void oddNumberOfKeysIsRefused() throws IOException {
        assertThat(list("", "", "many", "").outcome()).isEqualTo("400 InvalidArgument");
    }

    private void seed(String key) {
        emulator.put(key, StoredObject.of("ARCHIVE", 1));
    }

    private List<String> namesByPage(String prefix, String delimiter, String maxKeys) throws IOException {
        List<String> names = new ArrayList<>();
        Optional<String> marker = Optional.of("");
        while (marker.isPresent()) {
            Reply page = list(prefix, delimiter, maxKeys, marker.get());
            page.texts("Key").forEach(names::add);
            // The first prefix is the one asked for.
            page.texts("Prefix").skip(1).forEach(names::add);
            marker = page.texts("NextMarker").findFirst();
        }
        return names;
    }

    private Reply list(String prefix, String delimiter, String maxKeys, String marker) throws IOException {
        Call call = new Call("GET", "");
        if (!prefix.isEmpty()) {
            call.parameter("prefix", prefix);
        }
        if (!delimiter.isEmpty()) {
            call.parameter("delimiter", delimiter);
        }
        if (!maxKeys.isEmpty()) {
            call.parameter("max-keys", maxKeys);
        }
        return call.parameter("marker", marker).send(emulator.cos());
    }
}
