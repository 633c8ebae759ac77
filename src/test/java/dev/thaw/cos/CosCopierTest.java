package dev.thaw.cos;

import static dev.thaw.cos.ScriptedWire.answer;
import static dev.thaw.cos.ScriptedWire.broken;
import static dev.thaw.cos.ScriptedWire.coded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.restore.promote.ObjectCopier.CopySource;
import dev.thaw.restore.promote.ObjectCopier.Reply;
import dev.thaw.restore.store.Failure;
import org.junit.jupiter.api.Test;

class CosCopierTest {

    private static final ObjectRef OBJECT = ObjectRef.latest("archive-1250000000", "ap-guangzhou", "keep/a.pdf");

    private final ScriptedWire wire = new ScriptedWire();
    private final VirtualTime time = new VirtualTime();

    private static ScriptedWire.Reply head(String storageClass, String etag) {
        return answer(
                200,
                "content-length",
                "7",
                "etag",
                etag,
                "content-type",
                "image/tiff",
                "x-cos-meta-owner",
                "lab",
                "x-cos-storage-class",
                storageClass,
                "x-cos-server-side-encryption-customer-algorithm",
                "",
                "server",
                "tencent-cos");
    }

    private CopySource look(ScriptedWire.Reply reply) {
        wire.on("HEAD", reply);
        return Sessions.copier(wire, time).look(OBJECT).fold(seen -> seen, failure -> {
            throw new AssertionError(failure.detail());
        });
    }

    private Reply copy(CopySource seen) {
        return Sessions.copier(wire, time).copyInPlace(OBJECT, seen, new StorageClass("STANDARD_IA"));
    }

    @Test
    void onlyWhatACopyMustRepeatIsKept() {
        CopySource seen = look(head("ARCHIVE", "\"e\""));

        assertThat(seen.etag()).isEqualTo("\"e\"");
        assertThat(seen.headers())
                .containsOnlyKeys("content-type", "x-cos-meta-owner")
                .containsEntry("content-type", "image/tiff");
        assertThat(seen.hasVersions()).isFalse();
        assertThat(seen.hasCustomerKey()).isFalse();
    }

    @Test
    void aLookThatFailsIsAFailure() {
        wire.on("HEAD", answer(404), coded(403, "AccessDenied"), answer(200, "content-length", "7"));

        assertThat(Sessions.copier(wire, time)
                        .look(OBJECT)
                        .<String>fold(seen -> "", failure -> failure.code().orElse("")))
                .isEqualTo("NoSuchKey");
        assertThat(Sessions.copier(wire, time).look(OBJECT).<Boolean>fold(seen -> false, Failure::retryable))
                .isTrue();
        assertThat(Sessions.copier(wire, time).look(OBJECT).<String>fold(seen -> "", Failure::detail))
                .contains("ETag");
    }

    @Test
    void anAnswerDecides() {
        CopySource seen = look(head("ARCHIVE", "\"e\""));

        wire.on("COPY", answer(200));
        assertThat(copy(seen)).isEqualTo(new Reply.Copied());
        wire.on("COPY", coded(412, "PreconditionFailed"));
        assertThat(copy(seen)).isInstanceOf(Reply.Changed.class);
        wire.on("COPY", coded(403, "InvalidObjectState"));
        assertThat(copy(seen)).isInstanceOf(Reply.Changed.class);
        wire.on("COPY", coded(404, "NoSuchKey"));
        assertThat(copy(seen)).isInstanceOf(Reply.Changed.class);
        wire.on("COPY", coded(403, "AccessDenied"));
        assertThat(copy(seen)).isInstanceOf(Reply.Failed.class);
    }

    @Test
    void anErrorInsideASuccessIsOneAndIsTriedAgain() {
        CopySource seen = look(head("ARCHIVE", "\"e\""));
        wire.on("COPY", coded(200, "InternalError"), answer(200));

        assertThat(copy(seen)).isEqualTo(new Reply.Copied());
    }

    @Test
    void aLostAnswerIsSettledByALook() {
        CopySource seen = look(head("ARCHIVE", "\"e\""));

        wire.on("COPY", broken());
        wire.on("HEAD", head("STANDARD_IA", "\"e\""));
        assertThat(copy(seen)).isEqualTo(new Reply.Copied());

        wire.on("COPY", broken(), answer(200));
        wire.on("HEAD", head("ARCHIVE", "\"e\""));
        assertThat(copy(seen)).isEqualTo(new Reply.Copied());

        wire.on("COPY", broken());
        wire.on("HEAD", head("STANDARD_IA", "\"of another upload\""));
        assertThat(copy(seen)).isInstanceOf(Reply.Changed.class);
    }

    @Test
    void aCopyOfAnObjectOfSeveralPartsHasAnotherEtag() {
        CopySource seen = look(head("ARCHIVE", "\"e-3\""));
        wire.on("COPY", broken());
        wire.on("HEAD", head("STANDARD_IA", "\"of the copy\""));

        assertThat(copy(seen)).isEqualTo(new Reply.Copied());
    }

    @Test
    void aCopyThatNeverAnswersIsAFailure() {
        CopySource seen = look(head("ARCHIVE", "\"e\""));
        wire.on("COPY", broken());
        wire.on("HEAD", coded(403, "AccessDenied"));

        assertThat(copy(seen)).isInstanceOf(Reply.Failed.class);
    }
}
