package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.RestoreStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class HeadHeadersTest {

    private static final Instant NOW = Instant.parse("2020-04-13T15:59:59Z");
    private static final String EXPIRY = "Mon, 13 Apr 2020 16:00:00 GMT";

    @Test
    void classAndLayerAreRead() {
        assertThat(state(Map.of("content-length", "12")))
                .isEqualTo(new ObjectState(12, StorageClass.STANDARD, Optional.empty(), new RestoreStatus.None()));
        assertThat(state(Map.of(
                        "content-length", "5",
                        "x-cos-storage-class", "INTELLIGENT_TIERING",
                        "x-cos-storage-tier", "archive")))
                .isEqualTo(new ObjectState(
                        5, new StorageClass("INTELLIGENT_TIERING"), Optional.of("ARCHIVE"), new RestoreStatus.None()));
    }

    @Test
    void runningRestoreIsRead() {
        assertThat(copy("ongoing-request=\"true\"", "tier=\"bulk\"; request-date=\"Mon, 18 Nov 2019 09:34:50 GMT\""))
                .isEqualTo(new RestoreStatus.InProgress(
                        Optional.of(Tier.BULK), Optional.of(Instant.parse("2019-11-18T09:34:50Z"))));
        assertThat(copy("ongoing-request=\"true\"", ""))
                .isEqualTo(new RestoreStatus.InProgress(Optional.empty(), Optional.empty()));
    }

    @Test
    void liveCopyIsRead() {
        var live = new RestoreStatus.Available(Optional.of(Instant.parse("2020-04-13T16:00:00Z")));

        assertThat(copy("ongoing-request=\"false\", expiry-date=\"Mon, 13 Apr 2020 16:00:00 GMT\"", ""))
                .isEqualTo(live);
        assertThat(copy("ongoing-request=\"false\", expiry-date=\"Fri, 13 Apr 2020 16:00:00 GMT\"", ""))
                .as("a wrong day of the week")
                .isEqualTo(live);
        assertThat(copy("ongoing-request=\"false\", expiry-date=\"soon\"", ""))
                .isEqualTo(new RestoreStatus.Available(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 13 Apr 2020 15:59:59 GMT",
                "Mon, 13 Apr 2020 15:59:58 GMT",
                "Monday, 13-Apr-20 15:00:00 GMT",
                "Sun Nov  6 08:49:37 1994",
                "2020-04-13T23:00:00+08:00"
            })
    void copyWhoseExpiryIsPastIsNone(String expiry) {
        assertThat(copy("ongoing-request=\"false\", expiry-date=\"" + expiry + "\"", ""))
                .isEqualTo(new RestoreStatus.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ongoing-request='true'",
                "ongoing-request=true",
                "Ongoing-Request=\"TRUE\"",
                " ongoing-request = \" true \" ",
                "ongoing-request=\"true\";",
                "ongoing-request=\"true\", expiry-date=\"" + EXPIRY + "\"",
                "expiry-date=" + EXPIRY + ", ongoing-request=true",
                "ongoing-request=\\\"true\\\""
            })
    void runningRestoreIsReadInAnyForm(String header) {
        assertThat(copy(header, "")).isEqualTo(new RestoreStatus.InProgress(Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ongoing-request='false', expiry-date='" + EXPIRY + "'",
                "ongoing-request=false, expiry-date=" + EXPIRY,
                "ongoing-request=false expiry-date=" + EXPIRY,
                "ongoing-request=false;expiry-date=\"" + EXPIRY + "\"",
                "Expiry-Date = \"" + EXPIRY + "\" , Ongoing-Request = \"False\"",
                "expiry-date=\"" + EXPIRY + "\"",
                "ongoing-request=\"false\", expiry-date=\"Monday, 13-Apr-20 16:00:00 GMT\"",
                "ongoing-request=\"false\", expiry-date=\"Mon Apr 13 16:00:00 2020\"",
                "ongoing-request=\"false\", expiry-date=\"2020-04-13T16:00:00.000Z\""
            })
    void liveCopyIsReadInAnyForm(String header) {
        assertThat(copy(header, ""))
                .isEqualTo(new RestoreStatus.Available(Optional.of(Instant.parse("2020-04-13T16:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"who knows", "ongoing-request=\"maybe\"", "ongoing-request", "{\"ongoing\":true}"})
    void unreadableRestoreHeaderIsReportedAsItCame(String header) {
        RestoreStatus copy = copy(header, "");
        assertThat(copy).isEqualTo(new RestoreStatus.Unreadable(header));
        assertThat(copy.isUnknown()).as("another look tells no more").isFalse();
        assertThat(copy.remark().orElseThrow()).endsWith("x-cos-restore: " + header);
    }

    @Test
    void statusOfARunningRestoreIsReadInAnyForm() {
        assertThat(copy("", "request-date='Monday, 18-Nov-19 09:34:50 GMT'; Tier=Bulk"))
                .isEqualTo(new RestoreStatus.InProgress(
                        Optional.of(Tier.BULK), Optional.of(Instant.parse("2019-11-18T09:34:50Z"))));
    }

    @Test
    void longHeaderIsShownInPart() {
        RestoreStatus.Unreadable copy = (RestoreStatus.Unreadable) copy("x ".repeat(4_000), "");
        assertThat(copy.header()).hasSize(201).endsWith("…");
    }

    @Test
    void withoutASizeThereIsNoState() {
        assertThat(answered(Map.of("x-cos-storage-class", "ARCHIVE"))).isEmpty();
        assertThat(answered(Map.of("content-length", "-1"))).isEmpty();
        assertThat(answered(Map.of("content-length", "99999999999999999999"))).isEmpty();
        assertThat(state(Map.of("content-length", "0")).size()).isZero();
    }

    private static RestoreStatus copy(String restore, String status) {
        return state(Map.of("content-length", "5", "x-cos-restore", restore, "x-cos-restore-status", status))
                .copy();
    }

    private static ObjectState state(Map<String, String> headers) {
        return answered(headers).orElseThrow();
    }

    private static Optional<ObjectState> answered(Map<String, String> headers) {
        return HeadHeaders.state(new CosResponse(200, headers, CosError.NONE), NOW);
    }
}
