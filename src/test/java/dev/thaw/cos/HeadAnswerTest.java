package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.CopyState;
import dev.thaw.restore.ObjectState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadAnswerTest {

    @Test
    void classAndLayerAreRead() {
        assertThat(state(Map.of("content-length", "12")))
                .isEqualTo(new ObjectState(12, StorageClass.STANDARD, Optional.empty(), new CopyState.None()));
        assertThat(state(Map.of(
                        "content-length", "5",
                        "x-cos-storage-class", "INTELLIGENT_TIERING",
                        "x-cos-storage-tier", "archive")))
                .isEqualTo(new ObjectState(
                        5, new StorageClass("INTELLIGENT_TIERING"), Optional.of("ARCHIVE"), new CopyState.None()));
    }

    @Test
    void runningRestoreIsRead() {
        assertThat(copy("ongoing-request=\"true\"", "tier=\"bulk\"; request-date=\"Mon, 18 Nov 2019 09:34:50 GMT\""))
                .isEqualTo(new CopyState.Coming(
                        Optional.of(Tier.BULK), Optional.of(Instant.parse("2019-11-18T09:34:50Z"))));
        assertThat(copy("ongoing-request=\"true\"", ""))
                .isEqualTo(new CopyState.Coming(Optional.empty(), Optional.empty()));
    }

    @Test
    void liveCopyIsRead() {
        var live = new CopyState.Live(Optional.of(Instant.parse("2020-04-13T16:00:00Z")));

        assertThat(copy("ongoing-request=\"false\", expiry-date=\"Mon, 13 Apr 2020 16:00:00 GMT\"", ""))
                .isEqualTo(live);
        assertThat(copy("ongoing-request=\"false\", expiry-date=\"Fri, 13 Apr 2020 16:00:00 GMT\"", ""))
                .as("a wrong day of the week")
                .isEqualTo(live);
        assertThat(copy("ongoing-request=\"false\", expiry-date=\"soon\"", ""))
                .isEqualTo(new CopyState.Live(Optional.empty()));
    }

    @Test
    void unreadableRestoreHeaderIsUnknown() {
        assertThat(copy("who knows", "")).isEqualTo(new CopyState.Unknown());
    }

    @Test
    void withoutASizeThereIsNoState() {
        assertThat(answered(Map.of("x-cos-storage-class", "ARCHIVE"))).isEmpty();
        assertThat(answered(Map.of("content-length", "-1"))).isEmpty();
        assertThat(answered(Map.of("content-length", "99999999999999999999"))).isEmpty();
        assertThat(state(Map.of("content-length", "0")).size()).isZero();
    }

    private static CopyState copy(String restore, String status) {
        return state(Map.of("content-length", "5", "x-cos-restore", restore, "x-cos-restore-status", status))
                .copy();
    }

    private static ObjectState state(Map<String, String> headers) {
        return answered(headers).orElseThrow();
    }

    private static Optional<ObjectState> answered(Map<String, String> headers) {
        return HeadAnswer.state(new CosAnswer(200, headers, CosError.NONE));
    }
}
