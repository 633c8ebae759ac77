package dev.thaw.runtime;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.request.Invocation;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches an invocation, has it worked on, reports how it ended, and so on, one at a time. It ends the process when the runtime
 * API is gone, when credentials have expired that only a fresh instance gets anew, and on a defect that nobody caught: an
 * instance that hangs would cost the function's whole time-out.
 */
final class PollLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final int POLLS = 10;
    private static final int REPORTS = 4;

    private final RuntimeApi api;
    private final Work work;
    private final Retry.Sleeper sleeper;
    private final IntConsumer exit;
    private @Nullable RuntimeInvocation inHand;
    private boolean stopping;

    PollLoop(RuntimeApi api, Work work, Retry.Sleeper sleeper, IntConsumer exit) {
        this.api = api;
        this.work = work;
        this.sleeper = sleeper;
        this.exit = exit;
    }

    /** What is done with an invocation. */
    interface Work {
        InvocationResponse done(byte[] event, Invocation invocation);
    }

    @Override
    public void run() {
        try {
            poll();
        } catch (IOException e) {
            LOG.errorf("%s is gone, this instance ends", api);
            exit.accept(1);
        } catch (InterruptedException e) {
            LOG.debug("told to stop while there was nothing to do");
        } catch (RuntimeException | Error e) {
            LOG.error("the poll loop broke, this instance ends", e);
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
            goOn = workOn(polling(api::next));
        }
    }

    /** Takes no more invocations, and gives back the one that is being worked on. */
    synchronized Optional<RuntimeInvocation> stop() {
        stopping = true;
        api.hangUp();
        return Optional.ofNullable(inHand);
    }

    /** Reports an invocation that will not be finished; of two reports the platform takes the first. */
    void giveUp(RuntimeInvocation delivery, String reason) {
        try {
            api.fail("invocation " + id(delivery) + " was cut off: " + reason);
        } catch (IOException e) {
            LOG.errorf("%s: the end of invocation %s was not taken: %s", api, id(delivery), e);
        }
    }

    private <T> T polling(Retry.Call<T> call) throws IOException, InterruptedException {
        return new Retry(POLLS, sleeper).run(api.toString(), call);
    }

    /** Whether to go on. */
    private boolean workOn(RuntimeInvocation delivery) throws InterruptedException {
        if (!take(delivery)) {
            giveUp(delivery, "the process was told to stop");
            return false;
        }
        try {
            return answer(delivery);
        } catch (RuntimeException | Error e) {
            giveUp(delivery, "it broke the poll loop");
            throw e;
        } finally {
            take(null);
        }
    }

    private synchronized boolean take(@Nullable RuntimeInvocation delivery) {
        inHand = delivery;
        return !stopping;
    }

    private boolean answer(RuntimeInvocation delivery) throws InterruptedException {
        InvocationResponse answer = work.done(delivery.event(), delivery.invocation());
        report(delivery, answer);
        if (answer.credentialsExpired()) {
            LOG.warn("the credentials have expired, this instance ends so that one with fresh credentials takes over");
            exit.accept(1);
        }
        return !answer.credentialsExpired();
    }

    private void report(RuntimeInvocation delivery, InvocationResponse answer) throws InterruptedException {
        try {
            new Retry(REPORTS, sleeper).run(api.toString(), () -> {
                post(answer);
                return true;
            });
        } catch (IOException e) {
            LOG.errorf("%s: the answer of invocation %s was not taken: %s", api, id(delivery), e);
        }
    }

    private void post(InvocationResponse answer) throws IOException {
        if (answer.failed() || answer.credentialsExpired()) {
            api.fail(answer.body());
        } else {
            api.respond(answer.body());
        }
    }

    private static String id(RuntimeInvocation delivery) {
        return delivery.invocation().requestId();
    }
}
