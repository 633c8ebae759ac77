package dev.thaw.runtime;

import dev.thaw.request.Invocation;

/**
 * One invocation as the runtime API hands it out.
 *
 * @param event at most one byte more than is allowed, which is enough to refuse it
 */
record RuntimeInvocation(byte[] event, Invocation invocation) {}
