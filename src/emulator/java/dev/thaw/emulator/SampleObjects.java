package dev.thaw.emulator;

import dev.thaw.emulator.store.Restoration;
import dev.thaw.emulator.store.StoredAttributes;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Sample objects of every class and state, to try Thaw without an account. */
public final class SampleObjects {

    public static final String BUCKET = "archive-1250000000";
    public static final String REGION = "ap-guangzhou";

    /** Where dev mode keeps its jobs. */
    public static final String JOBS_BUCKET = "thaw-1250000000";

    /** The prefix of objects that change their storage class once they are restored. */
    public static final String KEPT = "keep/";

    private static final int SCANS = 12;

    /** Enough for COS Batch, which gets no fewer than a thousand of a kind. */
    private static final int FRAMES = 1_200;

    private static final int MEBIBYTE = 1 << 20;
    /** In real time, so that the running and the restored sample do not change while somebody tries Thaw. */
    private static final Duration A_WHILE = Duration.ofHours(8);

    private SampleObjects() {}

    public static void seed(EmbeddedCos cos) {
        seedArchive(cos);
        seedOtherClasses(cos);
        seedStates(cos);
        seedScans(cos);
        seedKept(cos);
        seedFrames(cos);
        cos.createBucket(JOBS_BUCKET);
        put(cos, "legal/", StoredObject.of("STANDARD", 0));
        put(
                cos,
                "restore-requests/today.txt",
                StoredObject.of("STANDARD", 0)
                        .holding(StoredContent.of("legal/contract.pdf\nstudies/2015/head.dcm\n")));
        put(cos, "x/thumb/photo.jpg", StoredObject.of("ARCHIVE", 9_216));
    }

    private static void seedArchive(EmbeddedCos cos) {
        put(cos, "legal/contract.pdf", StoredObject.of("ARCHIVE", 2_182_044));
        put(cos, "legal/drafts/contract v1.docx", StoredObject.of("ARCHIVE", 64_512));
        put(cos, "日志/2023 Q4/a+b (1).log", StoredObject.of("ARCHIVE", 3L * MEBIBYTE));
        put(cos, "cold/a.bin", StoredObject.of("ARCHIVE", 16L * MEBIBYTE));
        put(cos, "2023/11/report.bin", StoredObject.of("ARCHIVE", 5L * MEBIBYTE));
        put(cos, "urgent/scan.tif", StoredObject.of("ARCHIVE", 20L * MEBIBYTE));
        put(cos, "urgent/video.mov", StoredObject.of("ARCHIVE", 700L * MEBIBYTE));
    }

    private static void seedOtherClasses(EmbeddedCos cos) {
        put(cos, "studies/2015/head.dcm", StoredObject.of("DEEP_ARCHIVE", 900L * MEBIBYTE));
        put(cos, "media/master.mov", StoredObject.tiered("ARCHIVE", 700L * MEBIBYTE));
        put(cos, "media/trailer.mp4", StoredObject.tiered("FREQUENT", 40L * MEBIBYTE));
        put(cos, "minutes/2021.pdf", StoredObject.of("MAZ_ARCHIVE", 96_300));
        put(cos, "readme.txt", StoredObject.of("STANDARD", 0).holding(StoredContent.of("Samples of the emulator.\n")));
    }

    private static void seedStates(EmbeddedCos cos) {
        Instant now = cos.now();
        Instant later = now.plus(A_WHILE);
        put(
                cos,
                "legal/running.tif",
                StoredObject.of("ARCHIVE", 2L * MEBIBYTE)
                        .restoring(new Restoration("Bulk", now, later, later.plus(A_WHILE))));
        put(
                cos,
                "legal/restored.tif",
                StoredObject.of("ARCHIVE", 2L * MEBIBYTE).restoring(new Restoration("Standard", now, now, later)));
    }

    private static void seedKept(EmbeddedCos cos) {
        StoredAttributes said = StoredAttributes.NONE
                .withHeader("Content-Type", "application/pdf")
                .withHeader("Cache-Control", "max-age=3600")
                .withHeader("x-cos-meta-owner", "museum")
                .withTags(Map.of("project", "catalogue"));
        put(
                cos,
                KEPT + "catalogue.pdf",
                StoredObject.of("ARCHIVE", 6L * MEBIBYTE).described(said));
        put(
                cos,
                KEPT + "floor plan.pdf",
                StoredObject.of("ARCHIVE", 2L * MEBIBYTE).described(said));
    }

    /** What a first job restores: small, and all of one rule, so that it ends soon and ends well. */
    private static void seedScans(EmbeddedCos cos) {
        for (int i = 1; i <= SCANS; i++) {
            put(cos, "urgent/2015/scan-%02d.tif".formatted(i), StoredObject.of("ARCHIVE", (1L + i) * MEBIBYTE));
        }
    }

    /** For a job that COS Batch restores, once the policy's {@code batch.from} is lowered. */
    private static void seedFrames(EmbeddedCos cos) {
        for (int i = 1; i <= FRAMES; i++) {
            put(cos, "电影/frames/%04d.dpx".formatted(i), StoredObject.of("ARCHIVE", MEBIBYTE));
        }
    }

    private static void put(EmbeddedCos cos, String key, StoredObject object) {
        cos.put(BUCKET, key, object);
    }
}
