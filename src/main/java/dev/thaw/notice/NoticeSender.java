package dev.thaw.notice;

import dev.thaw.notice.NoticeFormat.Message;
import dev.thaw.restore.store.Deadline;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jspecify.annotations.Nullable;

/**
 * Sends notices: up to three attempts of five seconds. Follows no redirects, calls no link-local address, and says of a failure
 * neither the address nor what the receiver answered. Thread-safe; blocks.
 */
public final class NoticeSender {

    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final int GONE = 410;
    private static final String TOO_MANY = "the receiver answered 429";

    private final NoticeSettings settings;
    private final String source;
    private final InstantSource clock;
    private @Nullable NoticeRestClient client;

    /** @param name of this function or machine, for the source of events */
    public NoticeSender(NoticeSettings settings, String name, InstantSource clock) {
        this.settings = settings;
        this.source = "/thaw/" + name;
        this.clock = clock;
    }

    /** What became of a notice. */
    public enum Delivery {
        DELIVERED,
        /** To be tried again later. */
        FAILED,
        /** The receiver wants no more of them. */
        GONE
    }

    /**
     * @param reason why it was not delivered, for the log; without the address
     */
    public record Result(Delivery delivery, Optional<String> reason) {}

    /** Sends a notice, before the deadline. Never throws. */
    public Result send(JobNotice notice, Deadline deadline) {
        Result result = failed("there was no time for it");
        for (int attempt = 1; attempt <= ATTEMPTS && deadline.remaining().toMillis() > 0; attempt++) {
            result = attempt(notice, shorter(LONGEST_ATTEMPT, deadline.remaining()));
            if (result.delivery() != Delivery.FAILED || attempt == ATTEMPTS) {
                return result;
            }
            if (isAskedToWait(result) || !pause(FIRST_PAUSE.multipliedBy(1L << attempt - 1), deadline)) {
                return result;
            }
        }
        return result;
    }

    /** 429: another attempt at once would only prolong it. */
    private static boolean isAskedToWait(Result result) {
        return result.reason().filter(TOO_MANY::equals).isPresent();
    }

    private Result attempt(JobNotice notice, Duration time) {
        try {
            if (!mayBeCalled(settings.url())) {
                return failed("the host of THAW_NOTIFY_URL is unknown, or has an address that is never called");
            }
            Message message = settings.format().message(notice, settings, source, clock.instant());
            byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
            RestResponse<byte[]> response = (message.isCloudEvent()
                            ? client().cloudEvent(
                                            message.url(),
                                            message.id().orElseThrow(),
                                            message.timestamp().orElseThrow(),
                                            message.signature().orElse(null),
                                            body)
                            : client().bot(message.url(), body))
                    .await()
                    .atMost(time);
            return judged(response);
        } catch (RuntimeException broken) {
            return failed("the receiver could not be reached, or did not answer in time");
        }
    }

    private Result judged(RestResponse<byte[]> response) {
        int status = response.getStatus();
        if (status == GONE) {
            return new Result(
                    Delivery.GONE,
                    Optional.of("the receiver answered 410: it wants no notices; unset THAW_NOTIFY_URL"));
        }
        if (status < 200 || status >= 300) {
            return failed("the receiver answered " + status);
        }
        byte[] body = response.getEntity();
        String answer = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return settings.format().understood(answer)
                ? new Result(Delivery.DELIVERED, Optional.empty())
                : failed("the receiver answered " + status + " with an error of its own");
    }

    private static Result failed(String reason) {
        return new Result(Delivery.FAILED, Optional.of(reason));
    }

    /** A name may lead anywhere. */
    private static boolean mayBeCalled(URI url) {
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (!NoticeSettings.mayBeCalled(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean pause(Duration pause, Deadline deadline) {
        if (deadline.remaining().compareTo(pause) <= 0) {
            return false;
        }
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Made for the first notice: without one it costs nothing. */
    private synchronized NoticeRestClient client() {
        NoticeRestClient known = client;
        if (known == null) {
            known = QuarkusRestClientBuilder.newBuilder()
                    .baseUri(URI.create("https://each-call-brings-its-own.invalid"))
                    .connectTimeout(LONGEST_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(LONGEST_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS)
                    .followRedirects(false)
                    .disableDefaultMapper(true)
                    .trustAll(false)
                    .loggingScope(LoggingScope.NONE)
                    .userAgent("thaw")
                    .build(NoticeRestClient.class);
            client = known;
        }
        return known;
    }
}
