package dev.thaw.policy.document;

import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.policy.glob.BucketGlob;
import dev.thaw.policy.glob.Glob;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads globs for buckets and keys, and warns of those that hardly match what people expect. */
final class NameGlob {

    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9]+://)?([^./]+)(?:[./].*)?");
    private static final Pattern SHORT_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private NameGlob() {}

    static Optional<Glob> ofKey(YamlField field) {
        Optional<Glob> glob = FieldReaders.glob(field);
        glob.flatMap(pattern -> SuspiciousGlobCheck.of(pattern.source()))
                .ifPresent(suspicion -> field.warning(suspicion.problem(), suspicion.remedy()));
        return glob;
    }

    static Optional<Glob> ofBucket(YamlField field) {
        Optional<Glob> glob = FieldReaders.glob(field);
        glob.ifPresent(pattern -> warnOfBucket(field, pattern));
        return glob;
    }

    private static void warnOfBucket(YamlField field, Glob glob) {
        Optional<String> accountOnce = BucketGlob.withAccountOnce(glob.source());
        if (!BucketGlob.mayMatch(glob)) {
            field.warning("cannot match a bucket", remedy(glob.source()));
        } else if (accountOnce.isPresent()) {
            field.warning("has the account number twice", "write " + accountOnce.get());
        } else {
            SuspiciousGlobCheck.alternatives(glob.source())
                    .ifPresent(suspicion -> field.warning(suspicion.problem(), suspicion.remedy()));
        }
    }

    private static String remedy(String source) {
        String lower = source.strip().toLowerCase(Locale.ROOT);
        Matcher host = HOST.matcher(lower);
        String name = host.matches() ? host.group(1) : lower;
        if (isBucketGlob(name)) {
            return "write " + Finding.shown(name);
        }
        return SHORT_NAME.matcher(name).matches()
                ? "write the full name, <name>-<appid>, or " + Finding.shown(name + "-*")
                : "write the full name, <name>-<appid>, in a-z, 0-9 and -, or a glob such as archive-*";
    }

    private static boolean isBucketGlob(String text) {
        try {
            return BucketGlob.mayMatch(Glob.compile(text));
        } catch (IllegalArgumentException noGlob) {
            return false;
        }
    }
}
