package dev.thaw.emulator;

import static dev.thaw.emulator.Call.restore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreTest {

    private static final String TIERED_XML =
            "<RestoreRequest><CASJobParameters><Tier>Bulk</Tier></CASJobParameters></RestoreRequest>";

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @BeforeEach
    void seed() {
        emulator.put("archive", StoredObject.of("ARCHIVE", 5));
        emulator.put("maz", StoredObject.of("MAZ_ARCHIVE", 5));
        emulator.put("deep", StoredObject.of("DEEP_ARCHIVE", 5));
        emulator.put("tiered", StoredObject.tiered("ARCHIVE", 5));
        emulator.put("tiered-deep", StoredObject.tiered("DEEP_ARCHIVE", 5));
        emulator.put("tiered-warm", StoredObject.tiered("INFREQUENT", 5));
        emulator.put("standard", StoredObject.of("STANDARD", 5));
    }

    @ParameterizedTest
    @CsvSource({
        "archive, 3, Expedited, 202",
        "archive, 365, Bulk, 202",
        "maz, 1, Standard, 202",
        "deep, 1, Standard, 202",
        "deep, 1, Expedited, 400 InvalidArgument",
        "archive, 1, standard, 400 InvalidArgument",
        "archive, 0, Standard, 400 InvalidArgument",
        "archive, 366, Standard, 400 InvalidArgument",
        "tiered, 1, Standard, 400 InvalidArgument",
        "tiered-warm, 1, Standard, 405 RestoreNonArchiveObject",
        "standard, 1, Standard, 405 RestoreNonArchiveObject",
        "missing, 1, Standard, 404 NoSuchKey",
    })
    void termsAndClassDecide(String key, int days, String tier, String outcome) throws IOException {
        assertThat(restore(key, days, tier).send(emulator.cos()).outcome()).isEqualTo(outcome);
    }

    @Test
    void unseededBucketIsMissing() throws IOException {
        Call call = restore("archive", 1, "Bulk").bucket("other-1250000000");
        assertThat(call.send(emulator.cos()).outcome()).isEqualTo("404 NoSuchBucket");
    }

    @Test
    void archivedObjectRunsIsRestoredAndExpires() throws IOException {
        assertThat(restore("archive", 2, "Standard").send(emulator.cos()).outcome())
                .isEqualTo("202");
        assertThat(stateOf("archive")).isEqualTo("ongoing-request=\"true\"");
        assertThat(get("archive").outcome()).isEqualTo("403 InvalidObjectState");

        emulator.clock.pass(Duration.ofHours(5));
        // Ready at 12:08:09, two days on, and on to midnight of UTC+8.
        assertThat(stateOf("archive"))
                .isEqualTo("ongoing-request=\"false\", expiry-date=\"Wed, 08 May 2024 16:00:00 GMT\"");
        assertThat(get("archive").outcome()).isEqualTo("200");

        emulator.clock.pass(Duration.ofDays(3));
        assertThat(stateOf("archive")).isEmpty();
        assertThat(get("archive").outcome()).isEqualTo("403 InvalidObjectState");
        assertThat(restore("archive", 2, "Standard").send(emulator.cos()).outcome())
                .isEqualTo("202");
    }

    @Test
    void runningRestoreTellsItsTierAndDate() throws IOException {
        restore("deep", 2, "Bulk").send(emulator.cos());
        assertThat(new Call("HEAD", "deep").send(emulator.cos()).header("x-cos-restore-status"))
                .contains("tier=\"bulk\"; request-date=\"Mon, 06 May 2024 07:08:09 GMT\"");
    }

    @Test
    void secondRestoreOfARunningOneConflicts() throws IOException {
        restore("archive", 2, "Bulk").send(emulator.cos());
        assertThat(restore("archive", 2, "Expedited").send(emulator.cos()).outcome())
                .isEqualTo("409 RestoreAlreadyInProgress");
        assertThat(emulator.cos().journal().acceptedRestores("archive")).isEqualTo(1);
    }

    @Test
    void liveCopyIsRenewedFromNow() throws IOException {
        restore("archive", 1, "Expedited").send(emulator.cos());
        emulator.clock.pass(Duration.ofMinutes(5));
        assertThat(restore("archive", 10, "Bulk").send(emulator.cos()).outcome())
                .isEqualTo("200");
        assertThat(stateOf("archive")).endsWith("expiry-date=\"Thu, 16 May 2024 16:00:00 GMT\"");
        assertThat(emulator.cos().journal().acceptedRestores("archive")).isEqualTo(2);
    }

    @Test
    void tieredObjectReturnsToTheWarmWithoutACopy() throws IOException {
        assertThat(restore("tiered", TIERED_XML).send(emulator.cos()).outcome()).isEqualTo("202");
        emulator.clock.pass(Duration.ofHours(12));
        Reply head = new Call("HEAD", "tiered").send(emulator.cos());
        assertThat(head.header("x-cos-restore")).isEmpty();
        assertThat(head.header("x-cos-storage-tier")).contains("FREQUENT");
        assertThat(get("tiered").outcome()).isEqualTo("200");
        assertThat(restore("tiered", TIERED_XML).send(emulator.cos()).outcome())
                .isEqualTo("405 RestoreNonArchiveObject");
    }

    @Test
    void deepLayerTakesAsLongAsDeepArchive() throws IOException {
        restore("tiered-deep", TIERED_XML).send(emulator.cos());
        emulator.clock.pass(Duration.ofHours(47));
        assertThat(get("tiered-deep").outcome()).isEqualTo("403 InvalidObjectState");
        emulator.clock.pass(Duration.ofHours(1));
        assertThat(get("tiered-deep").outcome()).isEqualTo("200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 MissingRequestBodyError | ''",
                "400 MalformedXML | <RestoreRequest>",
                "400 MalformedXML | <Restore/>",
                "400 MalformedXML | <RestoreRequest><Days>two</Days></RestoreRequest>",
                "400 MalformedXML | <RestoreRequest><Day>2</Day></RestoreRequest>",
                "400 MalformedXML | <!DOCTYPE a [<!ENTITY d '1'>]><RestoreRequest><Days>&d;</Days></RestoreRequest>",
                "400 InvalidArgument | <RestoreRequest/>",
                "202 | <RestoreRequest> <Days> 2 </Days> </RestoreRequest>",
                "202 | <?xml version='1.0'?><RestoreRequest xmlns='urn:x'><Days>2</Days></RestoreRequest>",
            })
    void bodyIsReadStrictly(String outcome, String xml) throws IOException {
        assertThat(restore("archive", xml).send(emulator.cos()).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "202, qzaxnFkf6hfaUC37GCCQjA==",
        "400 BadDigest, 1B2M2Y8AsgTpgAmY7PhCfg==",
        "400 InvalidDigest, 1B2M2Y8A",
        "400 InvalidDigest, *",
    })
    void bodyIsHeldAgainstItsDigest(String outcome, String md5) throws IOException {
        Call call = restore("archive", "<RestoreRequest><Days>2</Days></RestoreRequest>")
                .header("Content-MD5", md5);
        assertThat(call.send(emulator.cos()).outcome()).isEqualTo(outcome);
    }

    private String stateOf(String key) throws IOException {
        return new Call("HEAD", key)
                .send(emulator.cos())
                .header("x-cos-restore")
                .orElse("");
    }

    private Reply get(String key) throws IOException {
        return new Call("GET", key).send(emulator.cos());
    }
}
