package dev.thaw.cos;

import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Small objects that are created once, read, listed and deleted, for one invocation: with its credentials, until its deadline, with
 * retries. Calls block and report failures as values. Safe for threads.
 */
public final class JobObjects {

    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final CosHttp http;
    private final RetryingCall.Context calls;
    private final RetryingCall.Context uploads;

    /** @param uploads with more time for an attempt */
    JobObjects(CosHttp http, RetryingCall.Context calls, RetryingCall.Context uploads) {
        this.http = http;
        this.calls = calls;
        this.uploads = uploads;
    }

    /** What became of a creation. */
    public enum Written {
        CREATED,
        /** There is an object with this key; a lost answer of our own creation looks the same. */
        EXISTS,
        /** Written with a version: the bucket has or had versioning, so that COS overwrites silently. */
        VERSIONED
    }

    /**
     * @param lastModified by the clock of COS
     * @param serverTime of the answer, by the same clock
     */
    public record Content(byte[] bytes, Instant lastModified, Instant serverTime) {}

    /** Creates an object that must not exist yet. */
    public Result<Written> create(ObjectRef object, byte[] body) {
        return calls.run(
                        attempt -> http.create(object, body, attempt),
                        RateLimiter.NONE,
                        response -> isTaken(response) ? ResponseKind.CLIENT_ERROR : kind(response, true))
                .fold(JobObjects::written, Result::failed);
    }

    private static Result<Written> written(CallResult.Answered answered) {
        CosResponse response = answered.response();
        if (response.header("x-cos-version-id").isPresent()) {
            return Result.of(Written.VERSIONED);
        }
        if (isTaken(response)) {
            return Result.of(Written.EXISTS);
        }
        return answered.kind() == ResponseKind.FOUND
                ? Result.of(Written.CREATED)
                : failed(answered, "cos:PutObject below THAW_JOBS");
    }

    private static boolean isTaken(CosResponse response) {
        return response.status() == PRECONDITION_FAILED
                || response.status() == CONFLICT && response.code().orElse("").equals("FileAlreadyExists");
    }

    /** @param isVersioned whether the bucket has or had versioning, so that COS overwrites silently */
    public record Uploaded(String etag, boolean isVersioned) {}

    /** Creates an object of a file. One of the same size that is there already is taken for ours: its answer was lost. */
    public Result<Uploaded> upload(ObjectRef object, Path file) {
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            return Result.failed(Failure.temporary(OutcomeCode.UNREACHABLE, "a temporary file cannot be read: " + e));
        }
        return uploads.run(
                        attempt -> http.upload(object, file, attempt),
                        RateLimiter.NONE,
                        response -> isTaken(response) ? ResponseKind.CLIENT_ERROR : kind(response, true))
                .fold(answered -> uploaded(object, size, answered), Result::failed);
    }

    private Result<Uploaded> uploaded(ObjectRef object, long size, CallResult.Answered answered) {
        CosResponse response = answered.response();
        if (isTaken(response)) {
            return calls.run(attempt -> http.head(object, attempt), RateLimiter.NONE, ResponseClassifier::ofHead)
                    .fold(found -> alreadyThere(found, size), Result::failed);
        }
        Optional<String> etag = response.header("etag");
        if (answered.kind() != ResponseKind.FOUND) {
            return failed(answered, "cos:PutObject below THAW_JOBS");
        }
        return etag.isPresent()
                ? Result.of(new Uploaded(
                        etag.get(), response.header("x-cos-version-id").isPresent()))
                : Result.failed(FailureMessages.unreadable(response, "no ETag"));
    }

    private static Result<Uploaded> alreadyThere(CallResult.Answered found, long size) {
        CosResponse response = found.response();
        boolean isSame = response.header("content-length")
                .filter(Long.toString(size)::equals)
                .isPresent();
        Optional<String> etag = response.header("etag");
        return isSame && etag.isPresent()
                ? Result.of(new Uploaded(etag.get(), false))
                : Result.failed(FailureMessages.unreadable(response, "another object has the key of a manifest"));
    }

    /** The content of an object, or nothing if there is none. @param most bytes; a longer object is a failure */
    public Result<Optional<Content>> read(ObjectRef object, int most) {
        return calls.run(
                        attempt -> http.document(object, Optional.empty(), most + 1, attempt),
                        RateLimiter.NONE,
                        response -> kind(response, false))
                .fold(answered -> content(answered, most), Result::failed);
    }

    private static Result<Optional<Content>> content(CallResult.Answered answered, int most) {
        CosResponse response = answered.response();
        if (response.code().orElse("").equals("NoSuchKey")) {
            return Result.of(Optional.empty());
        }
        if (answered.kind() != ResponseKind.FOUND) {
            return failed(answered, "cos:GetObject below THAW_JOBS");
        }
        if (!response.body().isWhole() || response.body().length() > most) {
            return Result.failed(FailureMessages.unreadable(response, "longer than " + most + " bytes, or not whole"));
        }
        Optional<Instant> modified = response.lastModified();
        Optional<Instant> now = response.serverTime();
        return modified.isPresent() && now.isPresent()
                ? Result.of(Optional.of(new Content(response.body().bytes(), modified.get(), now.get())))
                : Result.failed(FailureMessages.unreadable(response, "no Date or Last-Modified"));
    }

    /** A page of up to a thousand keys after the marker. */
    public Result<ListPage> list(BucketPrefix prefix, String marker) {
        return calls.run(
                        attempt -> http.list(prefix, marker, attempt),
                        RateLimiter.NONE,
                        response -> kind(response, false))
                .fold(ListObjects::page, Result::failed);
    }

    /** Deletes an object, which need not exist. */
    public Result<Boolean> delete(ObjectRef object) {
        return calls.run(attempt -> http.delete(object, attempt), RateLimiter.NONE, response -> kind(response, true))
                .fold(JobObjects::deleted, Result::failed);
    }

    private static Result<Boolean> deleted(CallResult.Answered answered) {
        boolean isGone = answered.response().code().orElse("").equals("NoSuchKey");
        return isGone || answered.kind() == ResponseKind.FOUND
                ? Result.of(!isGone)
                : failed(answered, "cos:DeleteObject in open/ below THAW_JOBS");
    }

    private ResponseKind kind(CosResponse response, boolean write) {
        Function<CosResponse, ResponseKind> classifier =
                write ? ResponseClassifier::ofWrite : ResponseClassifier::ofRead;
        return calls.signingClock().kind(response, classifier.apply(response));
    }

    private static <T> Result<T> failed(CallResult.Answered answered, String permission) {
        return Result.failed(FailureMessages.of(answered.response(), answered.kind(), permission));
    }
}
