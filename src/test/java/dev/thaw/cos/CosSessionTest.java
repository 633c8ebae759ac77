package dev.thaw.cos;

import static dev.thaw.cos.ScriptedWire.answer;
import static dev.thaw.cos.ScriptedWire.broken;
import static dev.thaw.cos.ScriptedWire.coded;
import static dev.thaw.restore.store.OutcomeCode.NOT_PROCESSED;
import static dev.thaw.restore.store.OutcomeCode.REJECTED;
import static dev.thaw.restore.store.OutcomeCode.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.pace.Ticker;
import dev.thaw.cos.retry.Backoff;
import dev.thaw.cos.retry.RetryPolicy;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.cos.retry.SigningKeyCache;
import dev.thaw.cos.retry.SkewedClock;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer comes to, how often it is asked for, and when it is given up; in virtual time, without a wire. */
@Tag("locale")
class CosSessionTest {

    private final VirtualTime time = new VirtualTime();
    private final ScriptedWire wire = new ScriptedWire();
    private Duration limit = Duration.ofSeconds(60);

    @Test
    void acceptedExtendedInProgressAndNotArchivedAreReplies() {
        assertThat(reply(answer(202))).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(reply(answer(200))).isEqualTo(new RestoreReply.Extended("id"));
        assertThat(reply(coded(409, "RestoreAlreadyInProgress"))).isEqualTo(new RestoreReply.InProgress("id"));
        assertThat(reply(coded(405, "RestoreNonArchiveObject"))).isEqualTo(new RestoreReply.NotArchived("id"));
        assertThat(wire.calls()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "400, MalformedXML, REJECTED, false",
        "400, InvalidArgument, REJECTED, false",
        "400, '', REJECTED, false",
        "404, NoSuchKey, REJECTED, false",
        "404, NoSuchVersion, REJECTED, false",
        "400, NoSuchVersion, REJECTED, false",
        "404, '', REJECTED, false",
        "405, MethodNotAllowed, REJECTED, false",
        "405, '', REJECTED, false",
        "409, '', REJECTED, false",
        "411, MissingContentLength, REJECTED, false",
        "301, PermanentRedirect, REJECTED, false",
        "302, '', REJECTED, false",
        "307, '', REJECTED, false",
        "501, NotImplemented, REJECTED, false",
        "204, '', REJECTED, false",
        "403, AccessDenied, REJECTED, true",
        "403, '', REJECTED, true",
        "403, InvalidAccessKeyId, REJECTED, true",
        "403, SignatureDoesNotMatch, REJECTED, true",
        "404, NoSuchBucket, REJECTED, true",
        "402, PaymentRequired, REJECTED, true",
        "402, '', REJECTED, true",
        "451, UnavailableForLegalReasons, REJECTED, true",
        "451, '', REJECTED, true",
        "400, BucketAccelerateNotEnabled, REJECTED, true",
        "400, ActionAccelerateNotSupported, REJECTED, true",
        "403, InvalidObjectState, REJECTED, false",
        "200, AccessDenied, REJECTED, true",
        "202, NoSuchKey, REJECTED, false",
        "200, ExpiredToken, CREDENTIALS_EXPIRED, true",
        "400, ExpiredToken, CREDENTIALS_EXPIRED, true",
        "403, ExpiredToken, CREDENTIALS_EXPIRED, true"
    })
    void refusedRestoresAreAskedOnce(int status, String code, OutcomeCode outcome, boolean retryable) {
        assertThat(failure(reply(coded(status, code)))).satisfies(failure -> {
            assertThat(failure.outcome()).isEqualTo(outcome);
            assertThat(failure.retryable()).isEqualTo(retryable);
            assertThat(failure.code()).isEqualTo(Optional.of(code).filter(text -> !text.isEmpty()));
            assertThat(failure.requestId()).contains("id");
            assertThat(failure.detail()).contains(status + (code.isEmpty() ? "" : " " + code));
        });
        assertThat(wire.calls()).hasSize(1);
        assertThat(time.passed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void unwellServiceIsTriedFiveTimes(int status) {
        Failure failure = failure(reply(coded(status, "InternalError")));

        assertThat(failure.outcome()).isEqualTo(UNREACHABLE);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.code()).contains("InternalError");
        assertThat(wire.calls()).hasSize(5);
        assertThat(time.passed()).isEqualTo(Duration.ofMillis(1_500));
    }

    @ParameterizedTest
    @CsvSource({
        "408, ''",
        "408, RequestTimeout",
        "400, RequestTimeout",
        "400, RequestTimeOut",
        "400, IncompleteBody",
        "409, OperationAborted",
        "200, InternalError",
        "202, ServiceUnavailable",
        "200, SomethingNew"
    })
    void whatMayPassIsTriedFiveTimes(int status, String code) {
        Failure failure = failure(reply(coded(status, code)));

        assertThat(failure.outcome()).isEqualTo(UNREACHABLE);
        assertThat(failure.retryable()).isTrue();
        assertThat(wire.calls()).hasSize(5);
    }

    @Test
    void successThatHoldsAnErrorSaysSo() {
        assertThat(failure(reply(coded(200, "AccessDenied"))).detail())
                .startsWith("COS answered 200 AccessDenied (an error in the body of a success); allow cos:PostObject");
        assertThat(reply(coded(200, "RestoreAlreadyInProgress"))).isEqualTo(new RestoreReply.InProgress("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TooManyRequests", "AccessDenied", "SlowDown"})
    void tooManyRequestsAreBackPressure(String code) {
        var replies = new ScriptedWire.Reply[8];
        java.util.Arrays.fill(replies, coded(429, code, "retry-after", "5"));
        replies[7] = answer(202);
        wire.on("POST", replies).on("HEAD", answer(429), answer(429), answer(429), answer(429), answer(429), found());

        assertThat(session().restore(request())).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(35));
        assertThat(session().inspect(object("k"))).isInstanceOf(Inspection.Found.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409})
    void headThatMayPassIsTriedFiveTimes(int status) {
        assertThat(failure(inspection(answer(status))).outcome()).isEqualTo(UNREACHABLE);
        assertThat(wire.calls()).containsExactly("HEAD", "HEAD", "HEAD", "HEAD", "HEAD");
    }

    @Test
    void refusedHeadWhoseReasonMayPassIsWorthAnotherTry() {
        wire.on("HEAD", answer(400)).on("GET", coded(400, "RequestTimeout"));

        assertThat(failure(session().inspect(object("k"))).outcome()).isEqualTo(UNREACHABLE);
    }

    @Test
    void restoreOfWhatIsNotArchivedIsNotReportedToRestoreItFirst() {
        assertThat(failure(reply(coded(403, "InvalidObjectState"))).detail())
                .isEqualTo(
                        "COS answered 403 InvalidObjectState; COS finds nothing to restore: the object is not archived, or not yet");
    }

    @Test
    void webPageIsNoErrorOfCos() {
        assertThat(failure(inspection(answer(404, "content-type", "text/html; charset=utf-8")))
                        .detail())
                .contains("a web page, not an error of COS", "THAW_COS_ENDPOINT");
        assertThat(failure(reply(answer(403, "content-encoding", "br"))).detail())
                .contains("packed as br");
    }

    @Test
    void faultsOfTheWireAreTriedFiveTimes() {
        Failure failure = failure(reply(broken()));

        assertThat(failure).isEqualTo(Failure.temporary(UNREACHABLE, "no answer: reset (5 attempts)"));
    }

    @Test
    void answerLostAfterItsEffectIsInProgress() {
        wire.on("POST", broken(), coded(409, "RestoreAlreadyInProgress"));

        assertThat(session().restore(request())).isEqualTo(new RestoreReply.InProgress("id", true));
        assertThat(wire.calls()).hasSize(2);
    }

    @Test
    void whatCosRefusedAtOnceHadNoEffect() {
        assertThat(reply(coded(403, "AccessDenied")).mayHaveHadEffect()).isFalse();
        assertThat(reply(coded(400, "InvalidArgument")).mayHaveHadEffect()).isFalse();
        assertThat(reply(coded(403, "ExpiredToken")).mayHaveHadEffect()).isFalse();
        assertThat(reply(coded(409, "RestoreAlreadyInProgress")).mayHaveHadEffect())
                .isFalse();
        assertThat(reply(coded(405, "RestoreNonArchiveObject")).mayHaveHadEffect())
                .isFalse();
        assertThat(reply(answer(202)).mayHaveHadEffect()).isTrue();
        assertThat(reply(answer(200)).mayHaveHadEffect()).isTrue();
    }

    @Test
    void anAttemptThatBrokeOffMayHaveHadAnEffectWhateverIsAnsweredLater() {
        wire.on("POST", broken(), coded(403, "AccessDenied"));
        assertThat(session().restore(request()).mayHaveHadEffect()).isTrue();
        wire.on("POST", coded(500, "InternalError"), coded(400, "InvalidArgument"));
        assertThat(session().restore(request()).mayHaveHadEffect()).isTrue();
        assertThat(reply(broken()).mayHaveHadEffect()).isTrue();
    }

    @Test
    void whatNeverLeftHadNoEffect() {
        assertThat(reply(() -> {
                            throw TransportException.of(new ConnectException("refused"))
                                    .orElseThrow();
                        })
                        .mayHaveHadEffect())
                .isFalse();
        limit = Duration.ZERO;
        assertThat(reply(answer(202)).mayHaveHadEffect()).isFalse();
        limit = Duration.ofSeconds(2);
        assertThat(reply(coded(503, "SlowDown")).mayHaveHadEffect()).isFalse();
    }

    @Test
    void retryAfterIsHonoured() {
        wire.on(
                "POST",
                coded(500, "InternalError", "retry-after", "7"),
                coded(500, "InternalError", "retry-after", "Sun, 22 Nov 2026 12:00:20 GMT"),
                answer(202));

        assertThat(session().restore(request())).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void retryAfterNeverShortensOurOwnPause() {
        wire.on(
                "POST",
                coded(500, "InternalError", "retry-after", "0"),
                coded(503, "SlowDown", "retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"),
                coded(500, "InternalError", "retry-after", "0"),
                answer(202));

        assertThat(session().restore(request())).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(time.passed()).isEqualTo(Duration.ofMillis(100 + 100 + 200));
    }

    @Test
    void defectInACallIsTheFailureOfItsObjectAtOnceAndQuotesNothing() {
        Failure failure = failure(reply(() -> {
            throw new IllegalArgumentException("a header holds q-ak=AKIDsecret");
        }));

        assertThat(failure.outcome()).isEqualTo(UNREACHABLE);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.detail()).startsWith("internal error; see ");
        assertThat(failure.detail()).doesNotContain("q-ak");
        assertThat(wire.calls()).hasSize(1);
    }

    @Test
    void whatEveryAttemptWouldMeetIsTriedOnce() {
        Failure failure = failure(reply(() -> {
            throw TransportException.lasting("the session token cannot be sent");
        }));

        assertThat(failure).isEqualTo(Failure.temporary(OutcomeCode.REJECTED, "the session token cannot be sent"));
        assertThat(wire.calls()).hasSize(1);
    }

    @Test
    void retryAfterBeyondTheDeadlineIsNotWaitedFor() {
        Failure failure = failure(reply(coded(500, "InternalError", "retry-after", "99999999999999999999")));

        assertThat(failure.outcome()).isEqualTo(NOT_PROCESSED);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.detail()).contains("InternalError", "the deadline would come before the next attempt");
        assertThat(wire.calls()).hasSize(1);
        assertThat(time.passed()).isZero();
    }

    @Test
    void slowDownCostsNoAttempt() {
        var replies = new ScriptedWire.Reply[31];
        java.util.Arrays.fill(replies, coded(503, "SlowDown"));
        replies[30] = answer(202);
        wire.on("POST", replies);
        limit = Duration.ofHours(1);

        assertThat(session().restore(request())).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(wire.calls()).hasSize(31);
    }

    @Test
    void slowDownUntilTheDeadlineIsNotReached() {
        Failure failure = failure(reply(coded(503, "SlowDown")));

        assertThat(failure.outcome()).isEqualTo(NOT_PROCESSED);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.code()).contains("SlowDown");
        assertThat(time.passed()).isLessThanOrEqualTo(limit);
    }

    @Test
    void deadlineBeforeTheFirstAttemptSendsNothing() {
        limit = Duration.ZERO;

        assertThat(failure(reply(answer(202)))).isEqualTo(Failure.temporary(NOT_PROCESSED, "the deadline came first"));
        assertThat(failure(inspection(answer(200))).outcome()).isEqualTo(NOT_PROCESSED);
        assertThat(wire.calls()).isEmpty();
    }

    @Test
    void deadlineBeforeTheLastRetryIsNotReached() {
        limit = Duration.ofMillis(250);

        Failure failure = failure(reply(broken()));

        assertThat(failure.outcome()).isEqualTo(NOT_PROCESSED);
        assertThat(failure.detail()).contains("no answer: reset", "the deadline would come");
        assertThat(wire.calls()).hasSize(2);
        assertThat(wire.limits()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(150));
    }

    @Test
    void anAttemptThatTheDeadlineCutsIsNotReachedThoughTheTimerWasEarly() {
        limit = Duration.ofMillis(250);

        Failure failure = failure(reply(silentFor(Duration.ofMillis(249))));

        assertThat(failure).isEqualTo(Failure.temporary(NOT_PROCESSED, "the deadline came before an answer"));
        assertThat(wire.calls()).hasSize(1);
    }

    @Test
    void silenceForTheReadTimeoutIsAFaultOfTheWire() {
        limit = Duration.ofMinutes(5);

        assertThat(failure(reply(silentFor(Duration.ofSeconds(10)))).outcome()).isEqualTo(UNREACHABLE);
        assertThat(wire.calls()).hasSize(5);
    }

    private ScriptedWire.Reply silentFor(Duration silence) {
        return () -> {
            try {
                time.sleep(silence);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new TransportException("no answer within " + silence.toMillis() + " ms");
        };
    }

    @Test
    void attemptsTakeNoLongerThanTheReadTimeout() {
        reply(answer(202));

        assertThat(wire.limits()).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void skewedClockIsCorrectedOnceAndForTheWholeSession() {
        wire.on("POST", coded(403, "RequestTimeTooSkewed", "date", dateAfter(Duration.ofHours(2))), answer(202));
        CosSession session = session();

        assertThat(session.restore(request())).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(session.restore(request())).isEqualTo(new RestoreReply.Accepted("id"));

        assertThat(wire.attempts())
                .extracting(attempt -> attempt.key().keyTime())
                .containsExactly(
                        keyTimeAfter(Duration.ZERO),
                        keyTimeAfter(Duration.ofHours(2)),
                        keyTimeAfter(Duration.ofHours(2)));
    }

    @Test
    void clockThatStaysSkewedIsRejected() {
        Failure failure = failure(reply(coded(403, "RequestTimeTooSkewed", "date", dateAfter(Duration.ofHours(2)))));

        assertThat(failure.outcome()).isEqualTo(REJECTED);
        assertThat(failure.retryable()).isTrue();
        assertThat(wire.calls()).hasSize(2);
    }

    @Test
    void skewWithoutATimeIsRejectedAtOnce() {
        assertThat(failure(reply(coded(403, "RequestTimeTooSkewed"))).code()).contains("RequestTimeTooSkewed");
        assertThat(wire.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5 * 60, -61, -14 * 60, 16 * 60})
    void signatureThatDoesNotHoldYetOrAnyMoreIsMadeAnewByTheClockOfTheService(int seconds) {
        Duration drift = Duration.ofSeconds(seconds);
        wire.on("POST", coded(403, "AccessDenied", "date", dateAfter(drift)), answer(202))
                .on("HEAD", answer(403, "date", dateAfter(drift)), found());

        assertThat(session().restore(request())).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(session().inspect(object("k"))).isInstanceOf(Inspection.Found.class);
        assertThat(wire.calls()).containsExactly("POST", "POST", "HEAD", "HEAD");
        assertThat(wire.attempts().get(1).key().keyTime()).isEqualTo(keyTimeAfter(drift));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -59, 60, 14 * 60})
    void clockThatIsRightIsNotBlamed(int seconds) {
        Failure failure = failure(reply(coded(403, "AccessDenied", "date", dateAfter(Duration.ofSeconds(seconds)))));

        assertThat(failure.detail()).contains("allow cos:PostObjectRestore");
        assertThat(wire.calls()).hasSize(1);
    }

    @Test
    void clockThatCannotBeCorrectedIsNamedAndNotAPermission() {
        int[] call = {0};
        wire.on(
                "POST",
                () -> coded(403, "AccessDenied", "date", dateAfter(Duration.ofMinutes(-5L * ++call[0])))
                        .give());

        assertThat(failure(session().restore(request())).detail())
                .contains("set this machine's clock")
                .doesNotContain("allow cos:");
        assertThat(wire.calls()).hasSize(2);
    }

    @Test
    void strangerDoesNotSetTheClock() {
        wire.on("POST", () -> new CosResponse(403, Map.of("date", dateAfter(Duration.ofMinutes(-5))), CosError.NONE));

        session().restore(request());

        assertThat(wire.calls()).hasSize(1);
    }

    @Test
    void refusedHeadIsTriedAgainIfTheGetTellsOfAClockThatIsMinutesOff() {
        wire.on("HEAD", answer(403), found())
                .on("GET", coded(403, "AccessDenied", "date", dateAfter(Duration.ofMinutes(-5))));

        assertThat(session().inspect(object("k"))).isInstanceOf(Inspection.Found.class);
        assertThat(wire.calls()).containsExactly("HEAD", "GET", "HEAD");
    }

    @Test
    void copyThatIsOverByTheCorrectedClockIsNone() {
        Instant expiry = VirtualTime.START.plus(Duration.ofMinutes(30));
        String copy = "ongoing-request=\"false\", expiry-date=\"" + expiry + "\"";
        wire.on("POST", coded(403, "RequestTimeTooSkewed", "date", dateAfter(Duration.ofHours(1))), answer(202))
                .on("HEAD", answer(200, "content-length", "7", "x-cos-restore", copy));
        CosSession session = session();

        assertThat(copy(session)).isEqualTo(new RestoreStatus.Available(Optional.of(expiry)));
        session.restore(request());
        assertThat(copy(session)).isEqualTo(new RestoreStatus.None());
    }

    private static RestoreStatus copy(CosSession session) {
        return ((Inspection.Found) session.inspect(object("k"))).state().copy();
    }

    @Test
    void answersThatDidNotComeFromCosSaySo() {
        wire.on("POST", () -> new CosResponse(403, Map.of(), CosError.NONE));

        assertThat(failure(session().restore(request())).detail()).contains("without x-cos-request-id");
    }

    @Test
    void idInTheBodyIsTheIdOfCosAsWell() {
        wire.on(
                "POST",
                () -> new CosResponse(
                        400,
                        Map.of(),
                        new CosError(Optional.of("Odd"), Optional.empty(), Optional.of("id"), Optional.empty())));

        assertThat(failure(session().restore(request())))
                .isEqualTo(new Failure(REJECTED, false, "COS answered 400 Odd", Optional.of("Odd"), Optional.of("id")));
    }

    @Test
    void foundObjectHasItsState() {
        assertThat(inspection(answer(200, "content-length", "7", "x-cos-storage-class", "ARCHIVE")))
                .isEqualTo(new Inspection.Found(
                        new ObjectState(7, new StorageClass("ARCHIVE"), Optional.empty(), new RestoreStatus.None())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x10", "99999999999999999999"})
    void objectWithoutASizeIsNotFoundToBeEmpty(String length) {
        assertThat(failure(inspection(answer(200, "content-length", length, "x-cos-storage-class", "ARCHIVE"))))
                .isEqualTo(new Failure(
                        UNREACHABLE,
                        true,
                        "COS answered 200: no Content-Length with the size of the object",
                        Optional.empty(),
                        Optional.of("id")));
        assertThat(wire.calls()).containsExactly("HEAD");
    }

    @Test
    void headOfNothingIsNoSuchKey() {
        assertThat(failure(inspection(answer(404))))
                .isEqualTo(
                        new Failure(REJECTED, false, "COS answered 404", Optional.of("NoSuchKey"), Optional.of("id")));
        assertThat(wire.calls()).containsExactly("HEAD");
    }

    @Test
    void anyUnavailableHeadIsSlowDown() {
        wire.on("HEAD", answer(503), answer(503), answer(503), answer(503), answer(503), answer(503), found());

        assertThat(session().inspect(object("k"))).isInstanceOf(Inspection.Found.class);
        assertThat(wire.calls()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 405, 501})
    void oddHeadsAreRejectedForGood(int status) {
        Failure failure = failure(inspection(answer(status)));

        assertThat(failure.outcome()).isEqualTo(REJECTED);
        assertThat(failure.retryable()).isFalse();
        assertThat(wire.calls()).containsExactly("HEAD");
    }

    @ParameterizedTest
    @CsvSource({
        "403, 403, AccessDenied, REJECTED, true",
        "403, 403, SignatureDoesNotMatch, REJECTED, true",
        "400, 400, ExpiredToken, CREDENTIALS_EXPIRED, true",
        "403, 403, ExpiredToken, CREDENTIALS_EXPIRED, true"
    })
    void refusedHeadIsExplainedByOneGetPerBucket(
            int head, int get, String code, OutcomeCode outcome, boolean retryable) {
        wire.on("HEAD", answer(head)).on("GET", coded(get, code));
        CosSession session = session();

        for (int i = 0; i < 3; i++) {
            Failure failure = failure(session.inspect(object("k" + i)));
            assertThat(failure.outcome()).isEqualTo(outcome);
            assertThat(failure.retryable()).isEqualTo(retryable);
            assertThat(failure.code()).contains(code);
        }
        assertThat(wire.calls()).containsExactly("HEAD", "GET", "HEAD", "HEAD");
    }

    @Test
    void objectsThatCanBeReadButNotInspectedLackHeadObject() {
        for (ScriptedWire.Reply get :
                List.of(answer(206), answer(200), coded(403, "InvalidObjectState"), coded(416, "InvalidRange"))) {
            wire.on("HEAD", answer(403)).on("GET", get);

            Failure failure = failure(session().inspect(object("k")));

            assertThat(failure.outcome()).isEqualTo(REJECTED);
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.code()).contains("AccessDenied");
            assertThat(failure.detail()).contains("cos:HeadObject");
        }
    }

    @Test
    void headThatIsNotUnderstoodLacksNoPermission() {
        wire.on("HEAD", answer(400)).on("GET", coded(403, "InvalidObjectState"), coded(400, "InvalidArgument"));
        CosSession session = session();

        assertThat(failure(session.inspect(object("encrypted"))).detail())
                .contains("COS answered 400", "SSE-C")
                .doesNotContain("cos:HeadObject");
        assertThat(failure(session.inspect(object("other"))).code()).contains("InvalidArgument");
    }

    @Test
    void reasonOfOneObjectIsNotReportedOfOthers() {
        wire.on("HEAD", answer(403)).on("GET", coded(404, "NoSuchKey"), coded(403, "AccessDenied"));
        CosSession session = session();

        assertThat(failure(session.inspect(object("gone"))).code()).contains("NoSuchKey");
        assertThat(failure(session.inspect(object("there"))).code()).contains("AccessDenied");
    }

    @Test
    void refusedHeadWithAFarDateIsTriedAgainByThatDate() {
        wire.on("HEAD", answer(403, "date", dateAfter(Duration.ofMinutes(-16))), found());

        assertThat(session().inspect(object("k"))).isInstanceOf(Inspection.Found.class);
        assertThat(wire.calls()).containsExactly("HEAD", "HEAD");
        assertThat(wire.attempts().get(1).key().keyTime()).isEqualTo(keyTimeAfter(Duration.ofMinutes(-16)));
    }

    @Test
    void refusedHeadIsTriedAgainIfTheGetTellsOfTheClock() {
        wire.on("HEAD", answer(403), found())
                .on("GET", coded(403, "RequestTimeTooSkewed", "date", dateAfter(Duration.ofMinutes(20))));

        assertThat(session().inspect(object("k"))).isInstanceOf(Inspection.Found.class);
        assertThat(wire.calls()).containsExactly("HEAD", "GET", "HEAD");
        assertThat(wire.attempts().get(2).key().keyTime()).isEqualTo(keyTimeAfter(Duration.ofMinutes(20)));
    }

    @Test
    void bucketIsGivenUpAfterTwentyUnreachableObjectsInARow() {
        wire.on("POST", broken()).on("HEAD", found());
        limit = Duration.ofHours(1);
        CosSession session = session();

        for (int i = 0; i < 20; i++) {
            assertThat(session.inspect(object("k"))).isInstanceOf(Inspection.Found.class);
            assertThat(failure(session.restore(request())).outcome()).isEqualTo(UNREACHABLE);
        }
        int calls = wire.calls().size();
        assertThat(failure(session.restore(request())).outcome()).isEqualTo(NOT_PROCESSED);
        assertThat(failure(session.inspect(object("k"))).outcome()).isEqualTo(NOT_PROCESSED);
        assertThat(wire.calls()).hasSize(calls);
        assertThat(session.inspect(ObjectRef.latest("other-1250000000", "ap-guangzhou", "k")))
                .isInstanceOf(Inspection.Found.class);
    }

    @Test
    void answerInBetweenEndsTheRow() {
        limit = Duration.ofHours(1);
        CosSession session = session();
        for (int i = 0; i < 40; i++) {
            wire.on("HEAD", i % 19 == 18 ? answer(404) : broken());
            session.inspect(object("k"));
        }
        wire.on("HEAD", found());

        assertThat(session.inspect(object("k"))).isInstanceOf(Inspection.Found.class);
    }

    @Test
    void interruptedWorkIsNotReached() {
        Thread.currentThread().interrupt();
        try {
            wire.on("POST", broken());
            var ticker = Ticker.SYSTEM;
            Failure failure = failure(session(ticker).restore(request()));
            assertThat(failure.detail()).contains("interrupted");
            assertThat(wire.calls()).hasSize(1);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aRestoreOfAJobWithoutAnAnswerIsLookedForBeforeItIsSentAgain() {
        wire.on("POST", broken(), answer(202));
        wire.on(
                "HEAD",
                answer(
                        200,
                        "content-length",
                        "7",
                        "x-cos-storage-class",
                        "ARCHIVE",
                        "x-cos-restore",
                        "ongoing-request=\"true\""));

        RestoreReply reply = session(time, true).restore(request());

        assertThat(reply).isEqualTo(new RestoreReply.InProgress("", true));
        assertThat(wire.calls()).hasSize(2);
    }

    @Test
    void aRestoreOfAJobThatHadNoEffectIsSentAgain() {
        wire.on("POST", broken(), answer(202));
        wire.on("HEAD", answer(200, "content-length", "7", "x-cos-storage-class", "ARCHIVE"));

        assertThat(session(time, true).restore(request())).isEqualTo(new RestoreReply.Accepted("id"));
        assertThat(wire.calls()).hasSize(3);
    }

    @Test
    void aRestoreOfAJobThatCannotBeLookedForMayBeTriedLater() {
        wire.on("POST", broken());
        wire.on("HEAD", coded(403, "AccessDenied"));

        RestoreReply.Failed failed =
                RestoreReply.Failed.class.cast(session(time, true).restore(request()));

        assertThat(failed.mayHaveHadEffect()).isTrue();
        assertThat(failed.failure().retryable()).isTrue();
    }

    /** The answer to a HEAD of an object that is there. */
    private static ScriptedWire.Reply found() {
        return answer(200, "content-length", "7");
    }

    private RestoreReply reply(ScriptedWire.Reply reply) {
        wire.on("POST", reply);
        return session().restore(request());
    }

    private Inspection inspection(ScriptedWire.Reply reply) {
        wire.on("HEAD", reply);
        return session().inspect(object("k"));
    }

    private static Failure failure(RestoreReply reply) {
        return RestoreReply.Failed.class.cast(reply).failure();
    }

    private static Failure failure(Inspection inspection) {
        return Inspection.Failed.class.cast(inspection).failure();
    }

    private CosSession session() {
        return session(time);
    }

    private CosSession session(Ticker ticker) {
        return session(ticker, false);
    }

    private CosSession session(Ticker ticker, boolean looksFirst) {
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 0.5);
        var attempts = new RetryingCall.Context(
                new SigningKeyCache(new Credentials("id", "key", Optional.empty())),
                Deadline.after(limit, time::nanos),
                new SkewedClock(time.clock()),
                ticker,
                new RetryPolicy(4, Duration.ofSeconds(10), backoff));
        return new CosSession(wire, attempts, bucket -> RateLimiter.NONE, looksFirst);
    }

    private static RestoreRequest request() {
        return new RestoreRequest(object("k"), Tier.BULK, Optional.of(3));
    }

    private static ObjectRef object(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }

    private static KeyTime keyTimeAfter(Duration passed) {
        return KeyTime.around(VirtualTime.START.plus(passed), Duration.ofMinutes(15));
    }

    private static String dateAfter(Duration passed) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                VirtualTime.START.plus(passed).atZone(ZoneOffset.UTC));
    }
}
