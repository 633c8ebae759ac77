package dev.thaw.cos;

import static dev.thaw.cos.FaultPlan.always;
import static dev.thaw.cos.FaultPlan.clockOffBy;
import static dev.thaw.cos.FaultPlan.connectionRefused;
import static dev.thaw.cos.FaultPlan.once;
import static dev.thaw.cos.FaultPlan.times;
import static dev.thaw.emulator.fault.InjectedFault.answer;
import static dev.thaw.emulator.fault.InjectedFault.html;
import static dev.thaw.emulator.fault.InjectedFault.slowDown;
import static dev.thaw.emulator.fault.InjectedFault.unavailable;
import static dev.thaw.restore.store.OutcomeCode.ACCEPTED;
import static dev.thaw.restore.store.OutcomeCode.CREDENTIALS_EXPIRED;
import static dev.thaw.restore.store.OutcomeCode.IN_PROGRESS;
import static dev.thaw.restore.store.OutcomeCode.NOT_ARCHIVED;
import static dev.thaw.restore.store.OutcomeCode.NOT_PROCESSED;
import static dev.thaw.restore.store.OutcomeCode.REJECTED;
import static dev.thaw.restore.store.OutcomeCode.UNREACHABLE;

import dev.thaw.cos.FaultPlan.Kind;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every fault with its outcome per kind of call. docs/faults.md contains the same table. */
final class FaultTable {

    static final int RETRIES = 2;

    private static final String ELSEWHERE = "http://127.0.0.1:1/elsewhere";
    private static final Map<String, String> WITH_ID = Map.of("x-cos-request-id", "id");
    private static final int ALL = RETRIES + 1;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SHORT_READ_TIMEOUT = Duration.ofMillis(300);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final Duration SHORT_TIME_LIMIT = Duration.ofSeconds(2);

    private final List<Row> rows = new ArrayList<>();

    private FaultTable() {}

    /**
     * What the report says about the affected object, listing or list.
     *
     * @param requests of the affected kind
     */
    record Expected(OutcomeCode outcome, boolean retryable, Requests requests) {

        String cell() {
            return "`" + outcome.word() + "`" + (retryable ? " ↻" : "") + " " + requests.text();
        }
    }

    /** The number of requests, exact or at least. */
    record Requests(int number, boolean orMore) {

        boolean allow(long seen) {
            return orMore ? seen >= number : seen == number;
        }

        String text() {
            return number + (orMore ? "+" : "");
        }
    }

    /**
     * One fault.
     *
     * @param readTimeout of one attempt, in real time
     * @param limit of the invocation, in virtual time
     * @param untilDeadline whether back-pressure takes all of that time
     * @param others the possible outcomes of the other objects
     */
    record Row(
            String fault,
            FaultPlan plan,
            Duration readTimeout,
            Duration limit,
            boolean untilDeadline,
            Set<OutcomeCode> others,
            Map<Kind, Expected> expected) {

        Row with(Kind kind, OutcomeCode outcome, boolean retryable, int requests) {
            return with(kind, new Expected(outcome, retryable, new Requests(requests, false)));
        }

        Row with(Kind kind, Expected cell) {
            var all = new EnumMap<Kind, Expected>(Kind.class);
            all.putAll(expected);
            all.put(kind, cell);
            return new Row(fault, plan, readTimeout, limit, untilDeadline, others, all);
        }

        /** The same for all kinds without an expectation so far. */
        Row withOthers(OutcomeCode outcome, boolean retryable, int requests) {
            Row all = this;
            for (Kind kind : Kind.values()) {
                all = all.expected(kind).isPresent() ? all : all.with(kind, outcome, retryable, requests);
            }
            return all;
        }

        Row withShortReadTimeout() {
            return new Row(fault, plan, SHORT_READ_TIMEOUT, limit, untilDeadline, others, expected);
        }

        Row untilTheDeadline() {
            return new Row(fault, plan, readTimeout, SHORT_TIME_LIMIT, true, others, expected);
        }

        /** The surplus bytes may spoil the connection for the restore of the next object, which then is in progress. */
        Row spoilingTheConnection() {
            return new Row(fault, plan, readTimeout, limit, untilDeadline, Set.of(ACCEPTED, IN_PROGRESS), expected);
        }

        Row withinAnHour() {
            return new Row(fault, plan, readTimeout, Duration.ofHours(1), untilDeadline, others, expected);
        }

        Optional<Expected> expected(Kind kind) {
            return Optional.ofNullable(expected.get(kind));
        }
    }

    static List<Row> rows() {
        FaultTable table = new FaultTable();
        table.connectionFaults();
        table.lostResponses();
        table.serverErrors();
        table.clocks();
        table.rejections();
        table.intermediaries();
        return List.copyOf(table.rows);
    }

    private static Row row(String fault, FaultPlan plan) {
        return new Row(fault, plan, READ_TIMEOUT, TIME_LIMIT, false, Set.of(ACCEPTED), Map.of());
    }

    private void every(Row row, OutcomeCode outcome, boolean retryable, int requests) {
        rows.add(row.withOthers(outcome, retryable, requests));
    }

    private void connectionFaults() {
        every(row("connect refused", connectionRefused()), UNREACHABLE, true, 0);
        every(row("reset before, once", once(new InjectedFault.ResetBefore())), ACCEPTED, false, 2);
        every(row("reset before, always", always(new InjectedFault.ResetBefore())), UNREACHABLE, true, ALL);
        every(row("slow answer", always(new InjectedFault.Delay(Duration.ofMillis(150)))), ACCEPTED, false, 1);
        every(
                row("no answer", always(new InjectedFault.Silence(false))).withShortReadTimeout(),
                UNREACHABLE,
                true,
                ALL);
    }

    private void lostResponses() {
        lost(row("reset after, once", once(new InjectedFault.ResetAfter())));
        every(row("reset after, always", always(new InjectedFault.ResetAfter())), UNREACHABLE, true, ALL);
        lost(row("answer too slow, once", once(new InjectedFault.Delay(Duration.ofSeconds(2))))
                .withShortReadTimeout());
        lost(row("no answer after the effect, once", once(new InjectedFault.Silence(true)))
                .withShortReadTimeout());
        lost(row("half an answer, once", once(new InjectedFault.HalfAnswer())).with(Kind.HEAD, ACCEPTED, false, 1));
        lost(row("Content-Length too long, once", once(new InjectedFault.WrongLength(10)))
                .withShortReadTimeout()
                .with(Kind.HEAD, ACCEPTED, false, 1));
        every(row("Content-Length too short", always(shortLength())).spoilingTheConnection(), UNREACHABLE, true, ALL);
    }

    private static InjectedFault shortLength() {
        return new InjectedFault.Foreign(500, Map.of("Content-Length", "3"), "<html>more than three bytes</html>");
    }

    /** When repeated, a read returns the same as before, and a restore finds the first one in progress. */
    private void lost(Row row) {
        every(row.with(Kind.RESTORE, IN_PROGRESS, false, 2), ACCEPTED, false, 2);
    }

    private void serverErrors() {
        every(row("500, once", once(InjectedFault.internalError())), ACCEPTED, false, 2);
        for (int status : new int[] {500, 502, 504}) {
            every(row(status + ", always", always(answer(status, "InternalError"))), UNREACHABLE, true, ALL);
        }
        Expected untilTheEnd = new Expected(NOT_PROCESSED, true, new Requests(ALL + 1, true));
        every(
                row("503 ServiceUnavailable, always", always(unavailable()))
                        .untilTheDeadline()
                        .with(Kind.HEAD, untilTheEnd),
                UNREACHABLE,
                true,
                ALL);
        every(
                row("503 with Retry-After, once", once(unavailable().withHeader("Retry-After", "1"))),
                ACCEPTED,
                false,
                2);
        every(
                row(
                                "503 with Retry-After behind the deadline",
                                always(unavailable().withHeader("Retry-After", "36000")))
                        .with(Kind.HEAD, NOT_PROCESSED, true, 1),
                NOT_PROCESSED,
                true,
                1);
        every(row("503 SlowDown for a while", times(6, slowDown())), ACCEPTED, false, 7);
        every(row("429 for a while", times(6, answer(429, "TooManyRequests"))), ACCEPTED, false, 7);
        backPressure("503 SlowDown until the deadline", slowDown(), untilTheEnd);
        backPressure("429 until the deadline", answer(429, "TooManyRequests"), untilTheEnd);
        every(row("408, always", always(answer(408, "RequestTimeout"))), UNREACHABLE, true, ALL);
        every(
                row("400 RequestTimeout, always", always(answer(400, "RequestTimeout")))
                        .with(Kind.HEAD, UNREACHABLE, true, 1 + ALL),
                UNREACHABLE,
                true,
                ALL);
        every(row("409 OperationAborted, once", once(answer(409, "OperationAborted"))), ACCEPTED, false, 2);
        every(row("409 OperationAborted, always", always(answer(409, "OperationAborted"))), UNREACHABLE, true, ALL);
        rows.add(row("200 with an error in its body, always", always(answer(200, "InternalError")))
                .with(Kind.RESTORE, UNREACHABLE, true, ALL)
                .with(Kind.LISTING, UNREACHABLE, true, ALL)
                .with(Kind.LIST_OBJECT, UNREACHABLE, true, ALL));
        rows.add(row("200 with AccessDenied in its body", always(answer(200, "AccessDenied")))
                .with(Kind.RESTORE, REJECTED, true, 1)
                .with(Kind.LISTING, REJECTED, true, 1)
                .with(Kind.LIST_OBJECT, REJECTED, true, 1));
    }

    private void backPressure(String fault, InjectedFault answer, Expected untilTheEnd) {
        rows.add(row(fault, always(answer))
                .untilTheDeadline()
                .with(Kind.HEAD, untilTheEnd)
                .with(Kind.RESTORE, untilTheEnd)
                .with(Kind.LISTING, untilTheEnd)
                .with(Kind.LIST_OBJECT, untilTheEnd));
    }

    private void clocks() {
        every(
                row("our clock 20 minutes ahead", clockOffBy(Duration.ofMinutes(20)))
                        .withinAnHour(),
                ACCEPTED,
                false,
                2);
        every(row("our clock 20 minutes behind", clockOffBy(Duration.ofMinutes(-20))), ACCEPTED, false, 2);
        every(
                row("403 RequestTimeTooSkewed with our own time", always(answer(403, "RequestTimeTooSkewed")))
                        .with(Kind.HEAD, REJECTED, true, 4),
                REJECTED,
                true,
                2);
    }

    private void rejections() {
        rejected(answer(403, "ExpiredToken"), CREDENTIALS_EXPIRED, true);
        rejected(answer(400, "ExpiredToken"), CREDENTIALS_EXPIRED, true);
        rejected(answer(403, "AccessDenied"), REJECTED, true);
        rejected(answer(403, "SignatureDoesNotMatch"), REJECTED, true);
        rejected(answer(400, "InvalidArgument"), REJECTED, false);
        every(row("402 PaymentRequired", always(answer(402, "PaymentRequired"))), REJECTED, true, 1);
        every(row("404 NoSuchKey", always(answer(404, "NoSuchKey"))), REJECTED, false, 1);
        every(
                row("404 NoSuchBucket", always(answer(404, "NoSuchBucket"))).with(Kind.HEAD, REJECTED, false, 1),
                REJECTED,
                true,
                1);
        every(row("405 MethodNotAllowed", always(answer(405, "MethodNotAllowed"))), REJECTED, false, 1);
        rows.add(row("405 RestoreNonArchiveObject", always(answer(405, "RestoreNonArchiveObject")))
                .with(Kind.RESTORE, NOT_ARCHIVED, false, 1));
        rows.add(row("409 RestoreAlreadyInProgress", always(answer(409, "RestoreAlreadyInProgress")))
                .with(Kind.RESTORE, IN_PROGRESS, false, 1));
        every(
                row("409 otherwise", always(answer(409, "InvalidBucketState"))).with(Kind.HEAD, UNREACHABLE, true, ALL),
                REJECTED,
                false,
                1);
        every(row("451", always(answer(451, "UnavailableForLegalReasons"))), REJECTED, true, 1);
        every(row("501", always(answer(501, "NotImplemented"))), REJECTED, false, 1);
    }

    /** A rejected HEAD is followed by a GET for the reason. */
    private void rejected(InjectedFault.Answer refusal, OutcomeCode outcome, boolean retryable) {
        every(
                row(refusal.status() + " " + refusal.code(), always(refusal)).with(Kind.HEAD, outcome, retryable, 2),
                outcome,
                retryable,
                1);
    }

    private void intermediaries() {
        every(row("502 with HTML", always(html(502, 1_000))), UNREACHABLE, true, ALL);
        every(row("403 with HTML", always(html(403, 1_000))).with(Kind.HEAD, REJECTED, true, 2), REJECTED, true, 1);
        every(row("200 with HTML, not of COS", always(html(200, 1_000))), UNREACHABLE, true, ALL);
        every(
                row("202 without request id, not of COS", always(new InjectedFault.Foreign(202, Map.of(), ""))),
                UNREACHABLE,
                true,
                ALL);
        every(
                row("500 with an empty body", always(new InjectedFault.Foreign(500, Map.of(), ""))),
                UNREACHABLE,
                true,
                ALL);
        every(row("500 with a body of 3 MB", always(html(500, 3_000_000))), UNREACHABLE, true, ALL);
        rows.add(row(
                        "200 of COS that is no listing",
                        always(new InjectedFault.Foreign(200, WITH_ID, "<html>listing</html>")))
                .with(Kind.LISTING, UNREACHABLE, true, 1));
        every(row("404 not of COS", always(html(404, 100))), REJECTED, true, 1);
        rows.add(row("416 not of COS", always(html(416, 100))).with(Kind.LIST_OBJECT, REJECTED, true, 1));
        every(
                row("redirect of COS", always(answer(307, "TemporaryRedirect").withHeader("Location", ELSEWHERE))),
                REJECTED,
                false,
                1);
        every(row("redirect not of COS", always(InjectedFault.redirect(ELSEWHERE))), REJECTED, true, 1);
    }
}
