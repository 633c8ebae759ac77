/** Requests, responses and the log of requests. */
@NullMarked
package dev.thaw.emulator.http;

import org.jspecify.annotations.NullMarked;
