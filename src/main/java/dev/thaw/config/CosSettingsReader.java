package dev.thaw.config;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Reads how COS is reached. */
final class CosSettingsReader {

    private static final int MAX_CONCURRENCY = 256;
    private static final int MAX_RATE = 100_000;
    private static final int MAX_RETRIES = 20;
    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);

    private final SettingValues texts;
    private final Optional<AllowedBuckets> buckets;

    /** @param buckets those that may be touched; empty when that is wrong already */
    CosSettingsReader(SettingValues texts, Optional<AllowedBuckets> buckets) {
        this.texts = texts;
        this.buckets = buckets;
    }

    /** Empty when something is wrong; the problems then say what. */
    Optional<CosSettings> read() {
        Optional<Endpoint> endpoint = endpoint();
        Optional<Integer> rate = whole(SettingName.THAW_COS_RATE, 0, MAX_RATE);
        Optional<Integer> concurrency = whole(SettingName.THAW_COS_CONCURRENCY, 1, MAX_CONCURRENCY);
        Optional<Duration> connectTimeout = timeout(SettingName.THAW_COS_CONNECT_TIMEOUT);
        Optional<Duration> readTimeout = timeout(SettingName.THAW_COS_READ_TIMEOUT);
        Optional<Integer> retries = whole(SettingName.THAW_COS_RETRIES, 0, MAX_RETRIES);
        if (!texts.problems().lines().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CosSettings(
                endpoint.orElseThrow(),
                rate.orElseThrow(),
                concurrency.orElseThrow(),
                connectTimeout.orElseThrow(),
                readTimeout.orElseThrow(),
                retries.orElseThrow()));
    }

    private Optional<Endpoint> endpoint() {
        String usual = SettingName.THAW_COS_ENDPOINT.usual().orElseThrow();
        Optional<Endpoint> plain = texts.read(
                SettingName.THAW_COS_ENDPOINT,
                "write scheme and host like " + usual + ", in lower case, with a port if need be and nothing after it",
                template -> new Endpoint(template, Optional.empty()));
        plain.ifPresent(this::refuseUnlessItGoesWithTheBuckets);
        Optional<Endpoint> elsewhere = texts.read(
                SettingName.THAW_COS_CONNECT_TO,
                "write scheme, host and port like http://127.0.0.1:9001",
                address -> new Endpoint(plain.map(Endpoint::template).orElse(usual), Optional.of(URI.create(address))));
        return elsewhere.or(() -> plain);
    }

    private void refuseUnlessItGoesWithTheBuckets(Endpoint endpoint) {
        buckets.flatMap(allowed -> EndpointCheck.remedy(endpoint, allowed))
                .ifPresent(remedy -> texts.problems().add(SettingName.THAW_COS_ENDPOINT, endpoint.template(), remedy));
    }

    private Optional<Integer> whole(SettingName setting, int least, int most) {
        return texts.read(setting, "write a whole number from " + least + " to " + most, text -> {
            int number = WholeNumber.parse(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    private Optional<Duration> timeout(SettingName setting) {
        return texts.read(
                setting,
                "write a time of at most 5m, like 500ms, 3s or 2m",
                text -> Durations.parse(text, LEAST_TIMEOUT, MAX_TIMEOUT));
    }
}
