package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.emulator.store.StoredVersioning;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteTest {

    private static final String MD5_OF_SOME_TEXT = "VS4hzUzZkYZ448Gg30kbww==";

    @RegisterExtension
    final Emulator emulator = new Emulator(settings -> settings.withListingLag(Duration.ofSeconds(5)));

    @Test
    void putObjectIsReadBackWithWhatItsWriterSaid() throws IOException {
        Reply put = send(new Call("PUT", "jobs/a/state/00000001.json")
                .header("Content-Type", "application/json")
                .header("Content-MD5", MD5_OF_SOME_TEXT)
                .header("x-cos-meta-writer", "w1")
                .body("some text"));
        assertThat(put.outcome()).isEqualTo("200");
        assertThat(put.header("etag")).contains("\"552e21cd4cd9918678e3c1a0df491bc3\"");
        assertThat(put.header("x-cos-version-id")).isEmpty();
        emulator.clock.pass(Duration.ofSeconds(7));
        Reply get = send(new Call("GET", "jobs/a/state/00000001.json").header("Range", "bytes=5-"));
        assertThat(get.body()).isEqualTo("text");
        assertThat(get.header("content-type")).contains("application/json");
        assertThat(get.header("x-cos-meta-writer")).contains("w1");
        assertThat(get.header("last-modified")).contains("Mon, 06 May 2024 07:08:09 GMT");
        assertThat(get.header("date")).contains("Mon, 06 May 2024 07:08:16 GMT");
    }

    @Test
    void putWithAnotherDigestWritesNothing() throws IOException {
        assertThat(send(put("a", "other text").header("Content-MD5", MD5_OF_SOME_TEXT))
                        .outcome())
                .isEqualTo("400 BadDigest");
        assertThat(send(new Call("HEAD", "a")).status()).isEqualTo(404);
    }

    @Test
    void forbiddenOverwriteKeepsTheFirstObject() throws IOException {
        assertThat(send(creation("a", "first")).outcome()).isEqualTo("200");
        assertThat(send(creation("a", "second")).outcome()).isEqualTo("409 FileAlreadyExists");
        assertThat(send(new Call("GET", "a")).body()).isEqualTo("first");
        assertThat(send(put("a", "third")).outcome()).isEqualTo("200");
        assertThat(send(creation("b", "x").header("x-cos-forbid-overwrite", "yes"))
                        .outcome())
                .isEqualTo("400 InvalidArgument");
    }

    @Test
    void ofManyThatCreateOneKeyOneSucceeds() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String key = "lease/" + round;
                List<Callable<String>> creations = IntStream.range(0, 8)
                        .mapToObj(writer -> (Callable<String>)
                                () -> send(creation(key, "writer " + writer)).outcome())
                        .toList();
                List<String> outcomes = new ArrayList<>();
                for (Future<String> outcome : writers.invokeAll(creations)) {
                    outcomes.add(outcome.get());
                }
                assertThat(outcomes).containsOnlyOnce("200").containsOnly("200", "409 FileAlreadyExists");
                assertThat(send(new Call("GET", key)).body()).isEqualTo("writer " + outcomes.indexOf("200"));
            }
        } finally {
            writers.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ENABLED", "SUSPENDED"})
    void bucketWithVersionsIgnoresTheForbiddenOverwrite(StoredVersioning versioning) throws IOException {
        emulator.cos().versioning(Call.BUCKET, versioning);
        assertThat(send(creation("a", "first")).header("x-cos-version-id")).isPresent();
        assertThat(send(creation("a", "second")).outcome()).isEqualTo("200");
        assertThat(send(new Call("GET", "a")).body()).isEqualTo("second");
        assertThat(send(new Call("GET", "").parameter("versioning", "")).texts("Status"))
                .isEqualTo(versioning.status().stream().toList());
    }

    @Test
    void bucketThatNeverHadVersionsSaysSo() throws IOException {
        assertThat(send(new Call("GET", "").parameter("versioning", "")).body())
                .endsWith("<VersioningConfiguration></VersioningConfiguration>");
    }

    @Test
    void versionsAreDeletedByMarkersAndOneByOne() throws IOException {
        emulator.cos().versioning(Call.BUCKET, StoredVersioning.ENABLED);
        String first = send(put("a", "first")).header("x-cos-version-id").orElseThrow();
        send(put("a", "second"));
        Reply deleted = send(new Call("DELETE", "a"));
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.header("x-cos-delete-marker")).contains("true");
        assertThat(send(new Call("GET", "a")).outcome()).isEqualTo("404 NoSuchKey");
        assertThat(send(new Call("GET", "a").parameter("versionId", first)).body())
                .isEqualTo("first");
        String marker = deleted.header("x-cos-version-id").orElseThrow();
        send(new Call("DELETE", "a").parameter("versionId", marker));
        assertThat(send(new Call("GET", "a")).body()).isEqualTo("second");
    }

    @Test
    void deletedObjectIsGoneAndMayBeDeletedAgain() throws IOException {
        send(put("a", "x"));
        assertThat(send(new Call("DELETE", "a")).status()).isEqualTo(204);
        assertThat(send(new Call("DELETE", "a")).status()).isEqualTo(204);
        assertThat(send(new Call("HEAD", "a")).status()).isEqualTo(404);
        assertThat(send(creation("a", "y")).outcome()).isEqualTo("200");
    }

    @Test
    void listingLagsBehindWritesAndDeletions() throws IOException {
        emulator.put("from the start", StoredObject.of("STANDARD", 1));
        send(put("a", "x"));
        assertThat(send(new Call("GET", "")).texts("Key")).containsExactly("from the start");
        emulator.clock.pass(Duration.ofSeconds(5));
        assertThat(send(new Call("GET", "")).texts("Key")).containsExactly("a", "from the start");
        send(new Call("DELETE", "a"));
        assertThat(send(new Call("GET", "")).texts("Key")).containsExactly("a", "from the start");
        assertThat(send(new Call("HEAD", "a")).status()).isEqualTo(404);
        emulator.clock.pass(Duration.ofSeconds(5));
        assertThat(send(new Call("GET", "")).texts("Key")).containsExactly("from the start");
    }

    @Test
    void conflictHasNoEffect() throws IOException {
        emulator.cos().faults().next(FaultInjector.on(Operation.PUT_OBJECT), InjectedFault.pathConflict());
        assertThat(send(creation("a", "x")).outcome()).isEqualTo("409 PathConflict");
        assertThat(send(creation("a", "x")).outcome()).isEqualTo("200");
    }

    @Test
    void headersOfTheServiceHaveToBeSigned() throws IOException {
        Call call = put("a", "x");
        String authorization = call.authorization();
        call.header("x-cos-forbid-overwrite", "true");
        assertThat(call.send(emulator.cos(), call.target(), authorization).outcome())
                .isEqualTo("403 AccessDenied");
    }

    @Test
    void longNamesAndMetadataAreRefused() throws IOException {
        assertThat(send(put("k".repeat(851), "x")).outcome()).isEqualTo("400 KeyTooLong");
        assertThat(send(put("a", "x").header("x-cos-meta-a", "v".repeat(2048))).outcome())
                .isEqualTo("400 MetadataTooLarge");
        assertThat(send(put("a", "x").header("x-cos-storage-class", "COLD")).outcome())
                .isEqualTo("400 InvalidStorageClass");
    }

    private static Call put(String key, String body) {
        return new Call("PUT", key).body(body);
    }

    private static Call creation(String key, String body) {
        return put(key, body).header("x-cos-forbid-overwrite", "true");
    }

    private Reply send(Call call) throws IOException {
        return call.send(emulator.cos());
    }
}
