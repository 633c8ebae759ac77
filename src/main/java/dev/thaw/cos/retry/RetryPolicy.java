package dev.thaw.cos.retry;

import java.time.Duration;

/**
 * When a call is repeated, and when not any more.
 *
 * @param retries after the first attempt
 * @param readTimeout of one attempt, until its whole response has been read
 * @param backoff between attempts
 */
public record RetryPolicy(int retries, Duration readTimeout, Backoff backoff) {}
