package dev.thaw.cos.endpoint;

import java.time.Duration;

/**
 * How COS is reached.
 *
 * @param endpoint scheme and host
 * @param control scheme and host of COS Batch
 * @param rate restores per second and bucket; 0 for no limit
 * @param concurrency requests at a time
 * @param connectTimeout until there is a connection
 * @param readTimeout until an attempt has its whole response
 * @param retries after the first attempt
 */
public record CosSettings(
        Endpoint endpoint,
        ControlEndpoint control,
        int rate,
        int concurrency,
        Duration connectTimeout,
        Duration readTimeout,
        int retries) {

    /** With the usual address of COS Batch, reached in the same way. */
    public CosSettings(
            Endpoint endpoint, int rate, int concurrency, Duration connectTimeout, Duration readTimeout, int retries) {
        this(
                endpoint,
                new ControlEndpoint(ControlEndpoint.STANDARD.template(), endpoint.connectTo()),
                rate,
                concurrency,
                connectTimeout,
                readTimeout,
                retries);
    }

    public CosSettings {
        require(rate >= 0, "the rate is 0 or more restores a second");
        require(concurrency >= 1, "at least one request is in flight");
        require(isPositive(connectTimeout) && isPositive(readTimeout), "time-outs are longer than nothing");
        require(retries >= 0, "there are 0 or more retries");
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
