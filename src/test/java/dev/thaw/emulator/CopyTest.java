package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.Restoration;
import dev.thaw.emulator.store.StoredAttributes;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.emulator.store.StoredVersioning;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyTest {

    private static final String KEY = "日志/a+b 1.log";
    private static final Instant NOW = SettableClock.START;
    private static final Restoration LIVE =
            new Restoration("Bulk", NOW.minusSeconds(60), NOW, NOW.plus(Duration.ofDays(3)));

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @BeforeEach
    void seed() {
        StoredAttributes said = StoredAttributes.NONE
                .withHeader("Cache-Control", "no-store")
                .withHeader("x-cos-meta-owner", "a")
                .withHeader("x-cos-server-side-encryption", "AES256")
                .withTags(Map.of("team", "audit"));
        emulator.put(KEY, StoredObject.of("ARCHIVE", 5).described(said).restoring(LIVE));
    }

    @Test
    void copyInPlaceHasTheNewClassAndNoCopyState() throws IOException {
        emulator.clock.pass(Duration.ofSeconds(1));
        Reply copy = send(inPlace(KEY)
                .header("Content-Type", "text/plain")
                .header("x-cos-meta-owner", "b")
                .header("x-cos-copy-source-If-Match", etag()));
        assertThat(copy.outcome()).isEqualTo("200");
        assertThat(copy.texts("LastModified")).containsExactly("2024-05-06T07:08:10Z");
        Reply head = send(new Call("HEAD", KEY));
        assertThat(head.header("x-cos-storage-class")).contains("STANDARD_IA");
        assertThat(head.header("x-cos-restore")).isEmpty();
        assertThat(head.header("content-length")).contains("5");
        assertThat(head.header("content-type")).contains("text/plain");
        assertThat(head.header("x-cos-meta-owner")).contains("b");
        assertThat(head.header("cache-control")).isEmpty();
        assertThat(head.header("x-cos-server-side-encryption")).isEmpty();
        assertThat(head.header("last-modified")).contains("Mon, 06 May 2024 07:08:10 GMT");
    }

    @Test
    void tagsAreCopiedUnlessTheyAreReplaced() throws IOException {
        send(inPlace(KEY).header("x-cos-tagging-directive", "Copy"));
        assertThat(tags().texts("Value")).containsExactly("audit");
        send(inPlace(KEY).header("x-cos-tagging-directive", "Replaced").header("x-cos-tagging", "a=b%20c"));
        assertThat(tags().texts("Value")).containsExactly("b c");
    }

    @Test
    void copyOfHeadersTakesAllButTheEncryptionAlong() throws IOException {
        assertThat(send(copyTo("other", KEY)).outcome()).isEqualTo("200");
        Reply head = send(new Call("HEAD", "other"));
        assertThat(head.header("x-cos-meta-owner")).contains("a");
        assertThat(head.header("x-cos-storage-class")).isEmpty();
        assertThat(head.header("x-cos-server-side-encryption")).isEmpty();
        assertThat(send(new Call("HEAD", KEY)).header("x-cos-restore")).isPresent();
    }

    @Test
    void objectIsNotCopiedToItselfWithoutReplacing() throws IOException {
        assertThat(send(copyTo(KEY, KEY)).outcome()).isEqualTo("400 InvalidRequest");
    }

    @Test
    void changedSourceIsNotCopied() throws IOException {
        assertThat(send(inPlace(KEY).header("x-cos-copy-source-If-Match", "\"other\""))
                        .outcome())
                .isEqualTo("412 PreconditionFailed");
        assertThat(send(inPlace(KEY).header("x-cos-copy-source-If-None-Match", etag()))
                        .outcome())
                .isEqualTo("412 PreconditionFailed");
        assertThat(send(inPlace(KEY).header("x-cos-copy-source-If-Unmodified-Since", "Thu, 26 Dec 2019 00:00:00 GMT"))
                        .outcome())
                .isEqualTo("412 PreconditionFailed");
        assertThat(send(new Call("HEAD", KEY)).header("x-cos-storage-class")).contains("ARCHIVE");
    }

    @Test
    void whatIsNotRestoredCannotBeCopied() throws IOException {
        emulator.clock.pass(Duration.ofDays(3));
        Reply copy = send(inPlace(KEY));
        assertThat(copy.outcome()).isEqualTo("403 InvalidObjectState");
        assertThat(copy.header("x-cos-storage-class")).contains("ARCHIVE");
    }

    @Test
    void limitsOfTheServiceHold() throws IOException {
        emulator.put("large", StoredObject.of("ARCHIVE", (5L << 30) + 1).restoring(LIVE));
        emulator.put("zones", StoredObject.of("MAZ_ARCHIVE", 1).restoring(LIVE));
        emulator.put("warm", StoredObject.of("STANDARD", 1));
        assertThat(send(inPlace("large")).outcome()).isEqualTo("400 InvalidRequest");
        assertThat(send(inPlace("zones")).outcome()).isEqualTo("400 InvalidArgument");
        assertThat(send(inPlace("warm").header("x-cos-storage-class", "INTELLIGENT_TIERING"))
                        .outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(send(copyTo("x", "missing")).outcome()).isEqualTo("404 NoSuchCopySource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bucket-1250000000.cos.ap-guangzhou.myqcloud.com/a b",
                "bucket-1250000000.cos.ap-guangzhou.myqcloud.com/a%2",
                "bucket-1250000000/a",
                "http://bucket-1250000000.cos.ap-guangzhou.myqcloud.com/a",
            })
    void malformedSourceIsRefused(String source) throws IOException {
        assertThat(send(new Call("PUT", "x").header("x-cos-copy-source", source))
                        .outcome())
                .isEqualTo("400 InvalidCopySource");
    }

    @Test
    void copyInABucketWithVersionsIsANewVersion() throws IOException {
        emulator.cos().versioning(Call.BUCKET, StoredVersioning.ENABLED);
        Reply copy = send(inPlace(KEY));
        String version = copy.header("x-cos-version-id").orElseThrow();
        assertThat(copy.texts("VersionId")).containsExactly(version);
        assertThat(send(new Call("HEAD", KEY).parameter("versionId", "null")).header("x-cos-storage-class"))
                .contains("ARCHIVE");
        assertThat(send(new Call("HEAD", KEY)).header("x-cos-storage-class")).contains("STANDARD_IA");
    }

    @Test
    void errorInside200HasNoEffect() throws IOException {
        emulator.cos().faults().next(FaultInjector.on(Operation.COPY_OBJECT), InjectedFault.errorInside200());
        assertThat(send(inPlace(KEY)).outcome()).isEqualTo("200 InternalError");
        assertThat(send(new Call("HEAD", KEY)).header("x-cos-storage-class")).contains("ARCHIVE");
    }

    private String etag() throws IOException {
        return send(new Call("HEAD", KEY)).header("etag").orElseThrow();
    }

    private Reply tags() throws IOException {
        return send(new Call("GET", KEY).parameter("tagging", ""));
    }

    private static Call inPlace(String key) {
        return copyTo(key, key)
                .header("x-cos-metadata-directive", "Replaced")
                .header("x-cos-storage-class", "STANDARD_IA");
    }

    private static Call copyTo(String target, String source) {
        String named = Call.BUCKET + ".cos.ap-guangzhou.myqcloud.com/" + EmulatedPercentCoding.encode(source);
        return new Call("PUT", target).header("x-cos-copy-source", named);
    }

    private Reply send(Call call) throws IOException {
        return call.send(emulator.cos());
    }
}
