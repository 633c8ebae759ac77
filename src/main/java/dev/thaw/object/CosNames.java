package dev.thaw.object;

import java.util.function.IntPredicate;

/** The names that COS accepts (pages "Bucket Overview" and "Specifications and Limits", 436/14518). Hosts are built from these only. */
public final class CosNames {

    private static final int MAX_BUCKET = 60;
    private static final int MAX_REGION = 32;
    private static final int MAX_VERSION_ID = 128;

    private CosNames() {}

    /** @throws InvalidNameException unless the text has the form {@code <name>-<appid>} */
    public static void requireBucket(String bucket) {
        int dash = bucket.lastIndexOf('-');
        if (dash <= 0 || !isLabel(bucket, MAX_BUCKET) || !isDigits(bucket.substring(dash + 1))) {
            throw new InvalidNameException(
                    "bucket", bucket, "a bucket is named <name>-<appid> in a-z, 0-9 and -, at most 60 characters");
        }
    }

    /** @throws InvalidNameException unless the text is a region in its long form */
    public static void requireRegion(String region) {
        if (!isLabel(region, MAX_REGION)) {
            throw new InvalidNameException(
                    "region", region, "a region is named like ap-guangzhou in a-z, 0-9 and -, at most 32 characters");
        }
    }

    static void requireVersionId(String versionId) {
        boolean printable = consistsOf(versionId, c -> c > ' ' && c < 0x7f);
        if (versionId.isEmpty() || versionId.length() > MAX_VERSION_ID || !printable) {
            throw new InvalidNameException(
                    "versionId", versionId, "a version id has 1 to 128 visible ASCII characters");
        }
    }

    private static boolean isLabel(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.charAt(0) != '-'
                && text.charAt(text.length() - 1) != '-'
                && consistsOf(text, c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && consistsOf(text, c -> c >= '0' && c <= '9');
    }

    private static boolean consistsOf(String text, IntPredicate allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
