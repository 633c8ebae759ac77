package dev.thaw.cos;

import java.time.Duration;

/**
 * When to give up.
 *
 * @param retries after the first attempt
 * @param readTimeout of one attempt
 * @param backoff between attempts
 */
record Patience(int retries, Duration readTimeout, Backoff backoff) {}
