package dev.thaw.cos.retry;

import java.time.Duration;

/**
 * When to give up.
 *
 * @param retries after the first attempt
 * @param readTimeout of one attempt
 * @param backoff between attempts
 */
public record RetryPolicy(int retries, Duration readTimeout, Backoff backoff) {}
