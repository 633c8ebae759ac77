package dev.thaw.config;

import dev.thaw.config.Settings.LogFormat;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.object.CosNames;
import dev.thaw.object.InvalidNameException;
import dev.thaw.policy.glob.BucketGlob;
import dev.thaw.policy.glob.Glob;
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
    private static final Pattern APPID = Pattern.compile("[0-9]{1,20}");
    private static final Duration LEAST_DEADLINE = Duration.ofSeconds(1);
    private static final Duration MAX_DEADLINE = Duration.ofHours(24);

    private final SettingValues texts;
    private final PlatformConfig platform;
    private final RuntimeApiConfig runtime;

    SettingsReader(SettingValues texts, PlatformConfig platform, RuntimeApiConfig runtime) {
        this.texts = texts;
        this.platform = platform;
        this.runtime = runtime;
    }

    /** @throws InvalidSettingsException naming all that is wrong */
    Settings read(Set<String> environmentNames) {
        MisspeltNames.in(environmentNames).forEach(texts.problems()::add);
        ManualAuthReader access = new ManualAuthReader(texts);
        Optional<String> region = region();
        Optional<AllowedBuckets> buckets = allowedBuckets();
        Optional<Boolean> eventInvoke = eventInvoke();
        Optional<ManualAuth> manual = access.manualAccess();
        Optional<CosSettings> cos = new CosSettingsReader(texts, buckets).read();
        Optional<Duration> deadline = deadline();
        Optional<LogFormat> logFormat = logFormat();
        Optional<Credentials> own = access.own();
        Optional<Credentials> ofPlatform = access.ofPlatform(platform);
        Optional<PolicyLocation> policy = new PolicyLocationReader(texts, region).read();
        cos.ifPresent(settings -> policy.ifPresent(
                source -> buckets.ifPresent(allowed -> refuseIfOutOfReach(source, settings.endpoint(), allowed))));
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
                ofPlatform,
                new RuntimeEnvironment(region, platform.runenv().isPresent(), runtimeApi));
    }

    private void refuseIfWrong() {
        if (!texts.problems().lines().isEmpty()) {
            throw new InvalidSettingsException(texts.problems().lines());
        }
    }

    private void refuseIfOutOfReach(PolicyLocation source, Endpoint endpoint, AllowedBuckets allowed) {
        source.<Optional<String>>fold(
                        given -> Optional.empty(), inCos -> EndpointCheck.remedy(endpoint, allowed, inCos))
                .ifPresent(remedy -> texts.problems().add(SettingName.THAW_POLICY, source.toString(), remedy));
    }

    /** Requests that name no region go by it: what is no name there would be blamed on their keys. */
    private Optional<String> region() {
        Optional<String> region = platform.region().filter(SettingsReader::isRegion);
        platform.region()
                .filter(text -> region.isEmpty())
                .ifPresent(text -> texts.problems()
                        .add(
                                PlatformConfig.REGION,
                                text,
                                "write a region like ap-guangzhou, as SCF does, or unset it"));
        return region;
    }

    private static boolean isRegion(String text) {
        try {
            CosNames.requireRegion(text);
            return true;
        } catch (InvalidNameException refused) {
            return false;
        }
    }

    private Optional<AllowedBuckets> allowedBuckets() {
        return texts.given(SettingName.THAW_BUCKETS).or(this::bucketsOfAccount).flatMap(this::allowedBuckets);
    }

    private Optional<String> bucketsOfAccount() {
        Optional<String> appid = platform.appid();
        if (appid.isEmpty()) {
            texts.problems()
                    .add("THAW_BUCKETS is not set, and neither is TENCENTCLOUD_APPID: name the buckets that may be"
                            + " touched, like archive-1250000000 or *-1250000000");
        }
        Optional<String> number = appid.filter(text -> APPID.matcher(text).matches());
        appid.filter(text -> number.isEmpty())
                .ifPresent(
                        text -> texts.problems()
                                .add(
                                        PlatformConfig.APPID,
                                        text,
                                        "write the number of the account, like 1250000000, or name the buckets in THAW_BUCKETS"));
        return number.map(text -> "*-" + text);
    }

    private Optional<AllowedBuckets> allowedBuckets(String text) {
        List<String> entries =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        Optional<String> once = entries.stream()
                .flatMap(entry -> BucketGlob.withAccountOnce(entry).stream())
                .findFirst();
        if (once.isPresent()) {
            texts.problems()
                    .add(SettingName.THAW_BUCKETS, text, "the account's number stands twice: write " + once.get());
            return Optional.empty();
        }
        return texts.read(
                SettingName.THAW_BUCKETS,
                text,
                "write comma-separated full names or globs of buckets, like archive-1250000000,logs-*",
                any -> new AllowedBuckets(
                        entries.stream().map(SettingsReader::glob).toList()));
    }

    /** One that no bucket can match would lock out what it was meant to let in. */
    private static Glob glob(String text) {
        if (!BUCKET_GLOB.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        Glob glob = Glob.compile(text);
        if (!BucketGlob.mayMatch(glob)) {
            throw new IllegalArgumentException(text);
        }
        return glob;
    }

    private Optional<Boolean> eventInvoke() {
        return texts.read(
                SettingName.THAW_EVENT_INVOKE, "write on or off", text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "on" -> true;
                    case "off" -> false;
                    default -> throw new IllegalArgumentException(text);
                });
    }

    private Optional<Duration> deadline() {
        return texts.read(
                SettingName.THAW_DEADLINE,
                "write a time from 1s to 24h, like 55s or 15m",
                text -> Durations.parse(text, LEAST_DEADLINE, MAX_DEADLINE));
    }

    private Optional<LogFormat> logFormat() {
        return texts.read(
                SettingName.THAW_LOG_FORMAT,
                "write json or text",
                text -> LogFormat.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
