package dev.thaw.config;

import dev.thaw.config.Settings.LogFormat;
import dev.thaw.cos.CosSettings;
import dev.thaw.object.Names;
import dev.thaw.policy.Glob;
import dev.thaw.signing.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns texts into {@link Settings}, or names every one that is wrong. */
final class SettingsReader {

    private static final Pattern BUCKET_GLOB = Pattern.compile("[a-z0-9*?-]+");
    private static final Duration LEAST_DEADLINE = Duration.ofSeconds(1);
    private static final Duration MAX_DEADLINE = Duration.ofHours(24);

    private final SettingTexts texts;
    private final PlatformConfig platform;
    private final RuntimeApiConfig runtime;

    SettingsReader(SettingTexts texts, PlatformConfig platform, RuntimeApiConfig runtime) {
        this.texts = texts;
        this.platform = platform;
        this.runtime = runtime;
    }

    /** @throws InvalidSettingsException naming all that is wrong */
    Settings read(Set<String> environmentNames) {
        MisspeltNames.in(environmentNames).forEach(texts.problems()::add);
        AccessReader access = new AccessReader(texts);
        Optional<AllowedBuckets> buckets = allowedBuckets();
        Optional<Boolean> eventInvoke = eventInvoke();
        Optional<ManualAccess> manual = access.manualAccess();
        Optional<CosSettings> cos = new CosSettingsReader(texts).read();
        Optional<Duration> deadline = deadline();
        Optional<LogFormat> logFormat = logFormat();
        Optional<Credentials> own = access.own();
        Optional<PolicySource> policy = new PolicySourceReader(texts, platform.region()).read();
        Optional<URI> runtimeApi = new RuntimeApiReader(runtime, texts.problems()).read();
        refuseIfWrong();
        return new Settings(
                policy.orElseThrow(),
                buckets.orElseThrow(),
                eventInvoke.orElseThrow(),
                manual.orElseThrow(),
                cos.orElseThrow(),
                deadline.orElseThrow(),
                logFormat.orElseThrow(),
                own,
                AccessReader.complete(platform.secretid(), platform.secretkey(), platform.sessiontoken()),
                new Surroundings(platform.region(), platform.runenv().isPresent(), runtimeApi));
    }

    private void refuseIfWrong() {
        if (!texts.problems().lines().isEmpty()) {
            throw new InvalidSettingsException(texts.problems().lines());
        }
    }

    private Optional<AllowedBuckets> allowedBuckets() {
        Optional<String> globs =
                texts.given(Setting.THAW_BUCKETS).or(() -> platform.appid().map(appid -> "*-" + appid));
        if (globs.isEmpty()) {
            texts.problems()
                    .add("THAW_BUCKETS is not set, and neither is TENCENTCLOUD_APPID: name the buckets that may be"
                            + " touched, like archive-1250000000 or *-1250000000");
        }
        return globs.flatMap(text -> texts.read(
                Setting.THAW_BUCKETS,
                text,
                "write comma-separated full names or globs of buckets, like archive-1250000000,logs-*",
                SettingsReader::globs));
    }

    private static AllowedBuckets globs(String text) {
        List<Glob> globs = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(SettingsReader::glob)
                .toList();
        return new AllowedBuckets(globs);
    }

    /** One that no bucket can match would lock out what it was meant to let in. */
    private static Glob glob(String text) {
        if (!BUCKET_GLOB.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        Glob glob = Glob.compile(text);
        glob.literal().ifPresent(Names::requireBucket);
        return glob;
    }

    private Optional<Boolean> eventInvoke() {
        return texts.read(Setting.THAW_EVENT_INVOKE, "write on or off", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    private Optional<Duration> deadline() {
        return texts.read(
                Setting.THAW_DEADLINE,
                "write a time from 1s to 24h, like 55s or 15m",
                text -> Durations.parse(text, LEAST_DEADLINE, MAX_DEADLINE));
    }

    private Optional<LogFormat> logFormat() {
        return texts.read(
                Setting.THAW_LOG_FORMAT,
                "write json or text",
                text -> LogFormat.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
