package dev.thaw.emulator;

import static dev.thaw.emulator.Call.restore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.service.TimeScale;
import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VersionsAndPaceTest {

    @RegisterExtension
    final Emulator emulator = new Emulator(settings ->
            settings.withScale(TimeScale.dayIn(Duration.ofSeconds(10))).requiringMd5());

    @Test
    void oneVersionIsRestoredAndNotTheOther() throws IOException {
        emulator.put("a", StoredObject.of("ARCHIVE", 5).version("v1"));
        emulator.put("a", StoredObject.of("STANDARD", 6).version("v2"));
        assertThat(send(body("a").parameter("versionId", "v1")).outcome()).isEqualTo("202");
        assertThat(send(body("a")).outcome()).isEqualTo("405 RestoreNonArchiveObject");
        assertThat(send(body("a").parameter("versionId", "v3")).outcome()).isEqualTo("404 NoSuchVersion");
        assertThat(head("a", "v1").header("x-cos-restore")).contains("ongoing-request=\"true\"");
        assertThat(head("a", "v2").header("x-cos-version-id")).contains("v2");
    }

    @Test
    void deleteMarkerHidesTheLatestVersion() throws IOException {
        emulator.put("a", StoredObject.of("ARCHIVE", 5).version("v1"));
        emulator.cos().delete(Call.BUCKET, "a");
        assertThat(send(body("a")).outcome()).isEqualTo("404 NoSuchKey");
        assertThat(send(body("a").parameter("versionId", "v1")).outcome()).isEqualTo("202");
        assertThat(send(new Call("GET", "")).texts("Key")).isEmpty();
    }

    @Test
    void requiredDigestIsMissed() throws IOException {
        emulator.put("a", StoredObject.of("ARCHIVE", 5));
        assertThat(send(restore("a", 2, "Standard")).outcome()).isEqualTo("400 MissingContentMD5");
    }

    @Test
    void shortDayShortensRestoreAndCopyAlike() throws IOException {
        emulator.put("a", StoredObject.of("DEEP_ARCHIVE", 5));
        send(body("a"));
        emulator.clock.pass(Duration.ofSeconds(10));
        assertThat(send(new Call("HEAD", "a")).header("x-cos-restore"))
                .contains("ongoing-request=\"false\", expiry-date=\"Mon, 06 May 2024 07:08:39 GMT\"");
        emulator.clock.pass(Duration.ofSeconds(20));
        assertThat(send(new Call("HEAD", "a")).header("x-cos-restore")).isEmpty();
    }

    private Reply head(String key, String version) throws IOException {
        return send(new Call("HEAD", key).parameter("versionId", version));
    }

    private Reply send(Call call) throws IOException {
        return call.send(emulator.cos());
    }

    private static Call body(String key) {
        return restore(key, "<RestoreRequest><Days>2</Days></RestoreRequest>")
                .header("Content-MD5", "qzaxnFkf6hfaUC37GCCQjA==");
    }
}
