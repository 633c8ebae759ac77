package dev.thaw.cos;

import dev.thaw.cos.http.ControlCall;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.BatchXml;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.job.batch.BatchService;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;

/** COS Batch over HTTP, with retries, for one invocation. Safe for threads; calls block. */
public final class CosBatch implements BatchService {

    /** Of a thousand batch jobs each: those of ninety days, where thousands are made a day. */
    private static final int MOST_PAGES = 100;

    private static final String NO_SUCH_JOB = "NoSuchJob";
    private static final String INVALID = "InvalidRequest";
    private static final int SERVER_ERRORS = 500;

    private final CosHttp http;
    private final RetryingCall.Context calls;
    private final BatchAccount account;

    CosBatch(CosHttp http, RetryingCall.Context calls, BatchAccount account) {
        this.http = http;
        this.calls = calls;
        this.account = account;
    }

    private interface Reading<T> {
        T of(byte[] body) throws XMLStreamException;
    }

    @Override
    public Result<String> create(Order order) {
        byte[] body = BatchXml.createJob(
                order, account.terms().role(), account.terms().priority());
        return send(ControlCall.createJob(body), "cos:CreateJob", BatchXml::jobId);
    }

    @Override
    public Result<Optional<Seen>> describe(String jobId) {
        return answer(ControlCall.describeJob(jobId))
                .fold(
                        answered -> isNoSuchJob(answered.response())
                                ? Result.of(Optional.empty())
                                : read(
                                        answered,
                                        "cos:DescribeJob and cos:ListJobs",
                                        body -> Optional.of(BatchXml.job(body))),
                        failure -> Result.failed(explained(failure)));
    }

    @Override
    public Result<List<Seen>> find(String text) {
        List<Seen> found = new ArrayList<>();
        Optional<String> next = Optional.of("");
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            Result<BatchXml.Page> answer = send(ControlCall.listJobs(next.get()), "cos:ListJobs", BatchXml::page);
            Optional<Failure> failure = answer.fold(ok -> Optional.empty(), Optional::of);
            if (failure.isPresent()) {
                return Result.failed(failure.get());
            }
            BatchXml.Page jobs = answer.fold(Function.identity(), none -> BatchXml.Page.EMPTY);
            jobs.jobs().stream().filter(job -> job.description().contains(text)).forEach(found::add);
            next = jobs.next();
        }
        return Result.of(found);
    }

    @Override
    public Result<Boolean> release(String jobId) {
        return updated(ControlCall.updateStatus(jobId, "Ready", "counted by Thaw"));
    }

    @Override
    public Result<Boolean> cancel(String jobId, String reason) {
        return updated(ControlCall.updateStatus(jobId, "Cancelled", reason));
    }

    /** False if the batch job is not in a state for it: an answer may have been lost before. */
    private Result<Boolean> updated(ControlCall call) {
        return answer(call)
                .fold(
                        answered -> isPast(answered.response())
                                ? Result.of(false)
                                : read(answered, "cos:UpdateJobStatus", body -> true),
                        failure -> Result.failed(explained(failure)));
    }

    private static boolean isNoSuchJob(CosResponse response) {
        return response.code().filter(NO_SUCH_JOB::equals).isPresent();
    }

    /** It is finished, about to be, or not known any more. */
    private static boolean isPast(CosResponse response) {
        return isNoSuchJob(response) || response.code().filter(INVALID::equals).isPresent();
    }

    private <T> Result<T> send(ControlCall call, String permission, Reading<T> reading) {
        return answer(call)
                .fold(answered -> read(answered, permission, reading), failure -> Result.failed(explained(failure)));
    }

    private static <T> Result<T> read(CallResult.Answered answered, String permission, Reading<T> reading) {
        CosResponse response = answered.response();
        if (answered.kind() != ResponseKind.FOUND) {
            return Result.failed(
                    FailureMessages.of(response, answered.kind(), permission + " on resource * for COS Batch"));
        }
        try {
            return Result.of(reading.of(response.body().bytes()));
        } catch (XMLStreamException e) {
            return Result.failed(FailureMessages.unreadable(response, "not what COS Batch answers"));
        }
    }

    private CallResult answer(ControlCall call) {
        return calls.run(
                attempt -> http.control(call, account.uin(), account.region(), account.appid(), attempt),
                RateLimiter.NONE,
                this::kind);
    }

    /** {@code TooManyJobs} comes with status 500 and is no fault: it is not tried again at once. */
    private ResponseKind kind(CosResponse response) {
        boolean isRefusal = response.status() == SERVER_ERRORS
                && response.code().filter(BatchService.TOO_MANY::equals).isPresent();
        return isRefusal
                ? ResponseKind.CLIENT_ERROR
                : calls.signingClock().kind(response, ResponseClassifier.ofWrite(response));
    }

    /** A region without COS Batch shows as a host that is not there. */
    private Failure explained(Failure failure) {
        return failure.code().isPresent()
                ? failure
                : failure.withDetail(failure.detail() + "; is COS Batch offered in " + account.region() + ", and is "
                        + account.uin() + " the number of the account (batch.uin in the policy)?");
    }
}
