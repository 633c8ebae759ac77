package dev.thaw.config;

import dev.thaw.config.Settings.LogFormat;
import dev.thaw.cos.endpoint.ControlEndpoint;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.notice.NoticeSettings;
import dev.thaw.object.CosNames;
import dev.thaw.signing.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses the texts of the settings into {@link Settings}, or names every one that is wrong. Secrets appear in no error. */
final class SettingsReader {

    private static final int LAST_PORT = 65_535;
    private static final int MIN_TOKEN_LENGTH = 32;
    private static final int MAX_CONCURRENCY = 256;
    private static final int MAX_RATE = 100_000;
    private static final int MAX_RETRIES = 20;
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration MIN_DEADLINE = Duration.ofSeconds(1);
    private static final Duration MAX_DEADLINE = Duration.ofHours(24);
    private static final Pattern APPID = Pattern.compile("[0-9]{1,20}");

    private final SettingValues values;
    private final ConfigErrors errors;
    private final PlatformConfig platform;
    private final RuntimeApiConfig runtime;

    SettingsReader(SettingValues values, PlatformConfig platform, RuntimeApiConfig runtime) {
        this.values = values;
        this.errors = values.errors();
        this.platform = platform;
        this.runtime = runtime;
    }

    /**
     * Reads all settings.
     *
     * @param variables the names in the environment, which are checked for misspelled settings
     * @throws InvalidSettingsException naming everything that is wrong
     */
    Settings read(Set<String> variables) {
        SettingNameCheck.errors(variables).forEach(errors::add);
        Optional<String> region = region();
        Optional<AllowedBuckets> buckets = allowedBuckets();
        Optional<Boolean> eventInvoke = onOrOff(SettingName.THAW_EVENT_INVOKE);
        Optional<Boolean> console = onOrOff(SettingName.THAW_CONSOLE);
        Optional<ManualAuth> manualAuth = manualAuth();
        Optional<CosSettings> cos = cosSettings(buckets);
        Optional<Duration> deadline = values.duration(
                SettingName.THAW_DEADLINE, "write a time from 1s to 24h, like 55s or 15m", MIN_DEADLINE, MAX_DEADLINE);
        Optional<LogFormat> logFormat = logFormat();
        Optional<JobsLocation> jobs =
                new JobsLocationReader(values, region, platform.runenv().isPresent()).read();
        Optional<NoticeSettings> notices = NoticeSettings.read(
                values.value(SettingName.THAW_NOTIFY_URL),
                values.value(SettingName.THAW_NOTIFY_FORMAT)
                        .or(SettingName.THAW_NOTIFY_FORMAT::defaultValue)
                        .orElseThrow(),
                values.value(SettingName.THAW_NOTIFY_SECRET),
                errors::add);
        Optional<Credentials> thawCredentials = thawCredentials();
        Optional<Credentials> platformCredentials = platformCredentials();
        Optional<PolicyLocation> policy = new PolicyLocationReader(values, region).read();
        cos.ifPresent(settings -> policy.ifPresent(
                location -> buckets.ifPresent(allowed -> requireReachable(location, settings.endpoint(), allowed))));
        cos.ifPresent(settings -> jobs.ifPresent(
                location -> buckets.ifPresent(allowed -> requireReachable(location, settings.endpoint(), allowed))));
        Optional<URI> runtimeApi = runtimeApi();
        Optional<String> uin = uin();
        if (!errors.isEmpty()) {
            throw new InvalidSettingsException(errors.lines());
        }
        return new Settings(
                policy.orElseThrow(),
                buckets.orElseThrow(),
                eventInvoke.orElseThrow(),
                manualAuth.orElseThrow(),
                console.orElseThrow(),
                cos.orElseThrow(),
                deadline.orElseThrow(),
                logFormat.orElseThrow(),
                jobs,
                notices,
                thawCredentials,
                platformCredentials,
                new RuntimeEnvironment(region, uin, platform.runenv().isPresent(), runtimeApi));
    }

    /** Checked here, since it becomes the region of requests that name none, and an error would then blame their objects. */
    private Optional<String> region() {
        return platform.region()
                .flatMap(name -> values.read(
                        PlatformConfig.REGION,
                        name,
                        "write a region like ap-guangzhou, as SCF does, or unset it",
                        SettingsReader::requireRegion));
    }

    private Optional<String> uin() {
        return platform.uin()
                .flatMap(number -> values.read(
                        PlatformConfig.UIN, number, "write the number of the account, or unset it", text -> {
                            if (!APPID.matcher(text).matches()) {
                                throw new IllegalArgumentException(text);
                            }
                            return text;
                        }));
    }

    private static String requireRegion(String name) {
        CosNames.requireRegion(name);
        return name;
    }

    private Optional<AllowedBuckets> allowedBuckets() {
        return values.value(SettingName.THAW_BUCKETS).or(this::bucketsOfAccount).flatMap(this::allowedBuckets);
    }

    private Optional<String> bucketsOfAccount() {
        if (platform.appid().isEmpty()) {
            errors.add("THAW_BUCKETS is not set, and neither is TENCENTCLOUD_APPID: name the buckets that may be"
                    + " touched, like archive-1250000000 or *-1250000000");
        }
        return platform.appid()
                .flatMap(appid -> values.read(
                        PlatformConfig.APPID,
                        appid,
                        "write the number of the account, like 1250000000, or name the buckets in THAW_BUCKETS",
                        SettingsReader::globOfAccount));
    }

    private static String globOfAccount(String appid) {
        if (!APPID.matcher(appid).matches()) {
            throw new IllegalArgumentException(appid);
        }
        return "*-" + appid;
    }

    private Optional<AllowedBuckets> allowedBuckets(String text) {
        Optional<String> corrected = AllowedBuckets.withAccountOnce(text);
        if (corrected.isPresent()) {
            errors.add(
                    SettingName.THAW_BUCKETS, text, "the account's number is written twice: write " + corrected.get());
            return Optional.empty();
        }
        return values.read(
                SettingName.THAW_BUCKETS.name(),
                text,
                "write comma-separated full names or globs of buckets, like archive-1250000000,logs-*",
                AllowedBuckets::parse);
    }

    private Optional<Boolean> onOrOff(SettingName setting) {
        return values.read(setting, "write on or off", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    private Optional<LogFormat> logFormat() {
        return values.read(
                SettingName.THAW_LOG_FORMAT,
                "write json or text",
                text -> LogFormat.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    /** Empty while anything is wrong, here or before. */
    private Optional<CosSettings> cosSettings(Optional<AllowedBuckets> buckets) {
        Optional<Endpoint> endpoint = endpoint(buckets);
        Optional<ControlEndpoint> control = values.read(
                SettingName.THAW_BATCH_ENDPOINT,
                "write scheme and host like " + ControlEndpoint.STANDARD.template(),
                template -> new ControlEndpoint(template, endpoint.flatMap(Endpoint::connectTo)));
        Optional<Integer> rate = values.wholeNumber(SettingName.THAW_COS_RATE, 0, MAX_RATE);
        Optional<Integer> concurrency = values.wholeNumber(SettingName.THAW_COS_CONCURRENCY, 1, MAX_CONCURRENCY);
        Optional<Duration> connectTimeout = timeout(SettingName.THAW_COS_CONNECT_TIMEOUT);
        Optional<Duration> readTimeout = timeout(SettingName.THAW_COS_READ_TIMEOUT);
        Optional<Integer> retries = values.wholeNumber(SettingName.THAW_COS_RETRIES, 0, MAX_RETRIES);
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CosSettings(
                endpoint.orElseThrow(),
                control.orElseThrow(),
                rate.orElseThrow(),
                concurrency.orElseThrow(),
                connectTimeout.orElseThrow(),
                readTimeout.orElseThrow(),
                retries.orElseThrow()));
    }

    private Optional<Endpoint> endpoint(Optional<AllowedBuckets> buckets) {
        String standard = SettingName.THAW_COS_ENDPOINT.defaultValue().orElseThrow();
        Optional<Endpoint> endpoint = values.read(
                SettingName.THAW_COS_ENDPOINT,
                "write scheme and host like " + standard
                        + ", in lower case, with a port if necessary and nothing after it",
                template -> new Endpoint(template, Optional.empty()));
        endpoint.ifPresent(given -> buckets.flatMap(allowed -> EndpointCheck.remedy(given, allowed))
                .ifPresent(remedy -> errors.add(SettingName.THAW_COS_ENDPOINT, given.template(), remedy)));
        Optional<Endpoint> redirected = values.read(
                SettingName.THAW_COS_CONNECT_TO,
                "write scheme, host and port like http://127.0.0.1:9001",
                address -> new Endpoint(
                        endpoint.map(Endpoint::template).orElse(standard), Optional.of(URI.create(address))));
        return redirected.or(() -> endpoint);
    }

    private Optional<Duration> timeout(SettingName setting) {
        return values.duration(setting, "write a time of at most 5m, like 500ms, 3s or 2m", MIN_TIMEOUT, MAX_TIMEOUT);
    }

    private void requireReachable(PolicyLocation policy, Endpoint endpoint, AllowedBuckets allowed) {
        policy.<Optional<String>>fold(
                        given -> Optional.empty(), inCos -> EndpointCheck.remedy(endpoint, allowed, inCos))
                .ifPresent(remedy -> errors.add(SettingName.THAW_POLICY, policy.toString(), remedy));
    }

    private void requireReachable(JobsLocation jobs, Endpoint endpoint, AllowedBuckets allowed) {
        JobsLocationReader.remedy(endpoint, allowed, jobs)
                .ifPresent(remedy -> errors.add(SettingName.THAW_JOBS, jobs.toString(), remedy));
    }

    private Optional<ManualAuth> manualAuth() {
        Optional<String> token = secret(SettingName.THAW_MANUAL_TOKEN);
        if (token.filter(text -> text.length() < MIN_TOKEN_LENGTH).isPresent()) {
            errors.add("THAW_MANUAL_TOKEN is refused: a token has at least 32 characters, for instance from"
                    + " `openssl rand -hex 32`");
        }
        return values.read(SettingName.THAW_MANUAL_AUTH, "write token or platform", text -> switch (text.toLowerCase(
                Locale.ROOT)) {
            case "token" -> new ManualAuth(token, false);
            case "platform" -> new ManualAuth(token, true);
            default -> throw new IllegalArgumentException(text);
        });
    }

    private Optional<Credentials> thawCredentials() {
        Optional<String> id = secret(SettingName.THAW_SECRET_ID);
        Optional<String> key = secret(SettingName.THAW_SECRET_KEY);
        Optional<String> token = secret(SettingName.THAW_SESSION_TOKEN);
        if (id.isPresent() != key.isPresent()) {
            errors.add("THAW_SECRET_ID and THAW_SECRET_KEY belong together: set both or neither");
        } else if (token.isPresent() && id.isEmpty()) {
            errors.add("THAW_SESSION_TOKEN belongs to THAW_SECRET_ID and THAW_SECRET_KEY: set all three or unset it");
        }
        return credentials(id, key, token);
    }

    private Optional<Credentials> platformCredentials() {
        return credentials(
                sendable(PlatformConfig.SECRETID, platform.secretid()),
                sendable(PlatformConfig.SECRETKEY, platform.secretkey()),
                sendable(PlatformConfig.SESSIONTOKEN, platform.sessiontoken()));
    }

    private Optional<String> secret(SettingName setting) {
        return sendable(setting.name(), values.value(setting));
    }

    /** Secrets are sent in headers, and none has blanks or control characters; a line break is easily pasted along. */
    private Optional<String> sendable(String variable, Optional<String> secret) {
        if (secret.filter(text -> !Credentials.isSendable(text)).isPresent()) {
            errors.add(variable + " is refused: it has characters other than visible ASCII; copy it again");
        }
        return secret;
    }

    private static Optional<Credentials> credentials(
            Optional<String> id, Optional<String> key, Optional<String> token) {
        return id.flatMap(secretId -> key.map(secretKey -> new Credentials(secretId, secretKey, token)));
    }

    /** Empty outside a custom runtime. Half of the address is an error: a default could poll somebody else's server. */
    private Optional<URI> runtimeApi() {
        if (runtime.api().isEmpty()) {
            return Optional.empty();
        }
        if (runtime.apiPort().isEmpty()) {
            errors.add("SCF_RUNTIME_API_PORT is not set, though SCF_RUNTIME_API is: set both, as SCF does for a custom"
                    + " runtime, or neither to serve HTTP");
            return Optional.empty();
        }
        return values.read(
                        "SCF_RUNTIME_API_PORT",
                        runtime.apiPort().get(),
                        "write a port from 1 to " + LAST_PORT,
                        text -> SettingValues.parseWholeNumber(text.strip(), 1, LAST_PORT))
                .flatMap(port -> values.read(
                        "SCF_RUNTIME_API",
                        runtime.api().get(),
                        "write a host name or an address, without scheme and port",
                        host -> address(host.strip(), port)));
    }

    private static URI address(String host, int port) {
        URI address = URI.create("http://" + host + ":" + port);
        if (address.getHost() == null || !address.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(host);
        }
        return address;
    }
}
