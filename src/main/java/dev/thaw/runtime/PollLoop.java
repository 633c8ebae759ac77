package dev.thaw.runtime;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.request.Invocation;
import dev.thaw.restore.DefectLog;
import dev.thaw.runtime.RuntimeApi.RuntimeInvocation;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches an invocation, handles it, reports the result, and repeats, one invocation at a time. It ends the process when the
 * runtime API is gone, when credentials have expired (only a new instance gets new ones), and on an uncaught defect: an instance
 * that hangs would use up the whole time-out of the function.
 */
final class PollLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final int MAX_POLL_ATTEMPTS = 10;
    private static final int MAX_REPORT_ATTEMPTS = 4;

    private final RuntimeApi api;
    private final Handler handler;
    private final Retry.Sleeper sleeper;
    private final IntConsumer exit;
    private @Nullable RuntimeInvocation current;
    private boolean stopped;

    PollLoop(RuntimeApi api, Handler handler, Retry.Sleeper sleeper, IntConsumer exit) {
        this.api = api;
        this.handler = handler;
        this.sleeper = sleeper;
        this.exit = exit;
    }

    /** Handles an invocation. */
    interface Handler {
        InvocationResponse handle(byte[] event, Invocation invocation);
    }

    @Override
    public void run() {
        try {
            poll();
        } catch (IOException e) {
            LOG.errorf("%s is gone, this instance ends", api);
            exit.accept(1);
        } catch (InterruptedException e) {
            LOG.debug("stopped while idle");
        } catch (RuntimeException | Error e) {
            LOG.error("internal error in the poll loop, this instance ends: " + DefectLog.describe(e));
            exit.accept(1);
        }
    }

    private void poll() throws IOException, InterruptedException {
        polling(() -> {
            api.ready();
            return true;
        });
        boolean goOn = true;
        while (goOn) {
            goOn = process(polling(api::next));
        }
    }

    /** Takes no more invocations. Returns the one in progress. May be called by any thread. */
    synchronized Optional<RuntimeInvocation> stop() {
        stopped = true;
        api.close();
        return Optional.ofNullable(current);
    }

    /** Reports an invocation that will not be finished. If it is reported twice, the platform takes the first report. */
    void reportFailure(RuntimeInvocation invocation, String reason) {
        try {
            api.fail("invocation " + id(invocation) + " was aborted: " + reason);
        } catch (IOException e) {
            LOG.errorf("%s: the failure of invocation %s could not be reported: %s", api, id(invocation), e);
        }
    }

    private <T> T polling(Retry.Call<T> call) throws IOException, InterruptedException {
        return new Retry(MAX_POLL_ATTEMPTS, sleeper).run(api.toString(), call);
    }

    /** Returns whether to continue. */
    private boolean process(RuntimeInvocation invocation) throws InterruptedException {
        if (!take(invocation)) {
            reportFailure(invocation, "the process was asked to stop");
            return false;
        }
        try {
            return handle(invocation);
        } catch (RuntimeException | Error e) {
            reportFailure(invocation, "internal error in the poll loop");
            throw e;
        } finally {
            take(null);
        }
    }

    private synchronized boolean take(@Nullable RuntimeInvocation invocation) {
        current = invocation;
        return !stopped;
    }

    private boolean handle(RuntimeInvocation invocation) throws InterruptedException {
        InvocationResponse response = handler.handle(invocation.event(), invocation.invocation());
        report(invocation, response);
        if (response.credentialsExpired()) {
            LOG.warn("the credentials have expired, this instance ends so that one with fresh credentials takes over");
            exit.accept(1);
        }
        return !response.credentialsExpired();
    }

    private void report(RuntimeInvocation invocation, InvocationResponse response) throws InterruptedException {
        try {
            new Retry(MAX_REPORT_ATTEMPTS, sleeper).run(api.toString(), () -> {
                post(response);
                return true;
            });
        } catch (IOException e) {
            LOG.errorf("%s: the response of invocation %s could not be reported: %s", api, id(invocation), e);
        }
    }

    private void post(InvocationResponse response) throws IOException {
        if (response.failed() || response.credentialsExpired()) {
            api.fail(response.body());
        } else {
            api.respond(response.body());
        }
    }

    private static String id(RuntimeInvocation invocation) {
        return invocation.invocation().requestId();
    }
}
