package dev.thaw.job.step;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchPart;
import dev.thaw.job.BatchWork;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.JobState;
import dev.thaw.job.batch.BatchIntent;
import dev.thaw.job.batch.BatchService;
import dev.thaw.job.batch.BatchService.Seen;
import dev.thaw.job.store.BatchRecords;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates, releases, watches and cancels the batch jobs of a job. A batch job never works before it is released, and is released
 * only under the id that the job has written down, so that of two with the same manifest never both work. What a lost answer or a
 * dead worker leaves is found again by the token in its description.
 */
final class BatchStep {

    /** Until the manifest must be read. */
    private static final Duration READING = Duration.ofHours(1);

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(60);
    private static final String BAD_REQUEST = "InvalidRequest";

    private final StepContext step;
    private final JobDefinition definition;
    private final BatchService service;
    private final BatchRecords records;
    private final NextState next;
    private final BatchWork batch;
    private Optional<String> trouble = Optional.empty();
    private boolean isWaiting;

    BatchStep(StepContext step, JobDefinition definition, JobState state, BatchService service) {
        this.step = step;
        this.definition = definition;
        this.service = service;
        this.records = step.records().batch();
        this.next = new NextState(state, step.records().writer(), step.clock().instant());
        this.batch = state.batch().orElseThrow();
    }

    StepResult run() throws InvalidDocumentException, StoreFailedException {
        List<BatchPart> parts = new ArrayList<>();
        for (BatchPart part : batch.parts()) {
            boolean isLeft = !part.hasEnded() && trouble.isEmpty();
            parts.add(isLeft && !isLate() ? advanced(part) : part);
            isWaiting |= isLeft && isLate();
        }
        Optional<Instant> since =
                trouble.isEmpty() ? Optional.empty() : batch.troubleSince().or(() -> now());
        if (since.isPresent() && !next.now().isBefore(since.get().plus(JobSchedule.PATIENCE))) {
            parts.replaceAll(this::givenUp);
        }
        settle(parts);
        next.batch = Optional.of(batch.withParts(parts).checked(nextCheck(parts, since), since));
        goOn();
        return new StepResult(next, Optional.empty());
    }

    private Optional<Instant> now() {
        return Optional.of(next.now());
    }

    /** Whether the time of this worker is over: another one may be at the same step. */
    private boolean isLate() {
        return step.end().isNear() || !step.clock().instant().isBefore(step.wallEnd());
    }

    private BatchPart advanced(BatchPart part) throws InvalidDocumentException, StoreFailedException {
        BatchRecords.Name name = new BatchRecords.Name(definition.id(), batch.groupOf(part), part.number());
        BatchIntent intent = records.intent(name)
                .orElseThrow(() -> new InvalidDocumentException("the intent of manifest " + name + " is gone"));
        BatchPart known = part.jobId().isPresent() ? part : found(part, name, intent);
        if (known.jobId().isEmpty() && !step.cancelling() && trouble.isEmpty()) {
            known = created(known, name, intent);
        }
        if (known.jobId().isPresent() && trouble.isEmpty()) {
            return step.cancelling() ? cancelled(known) : watched(known, intent);
        }
        boolean wasNeverThere = known.jobId().isEmpty() && step.cancelling() && trouble.isEmpty();
        return wasNeverThere
                ? known.withProblem(Optional.of("cancelled before it began")).ended(next.now())
                : known;
    }

    /** With the batch job that an earlier try made, if there is one. */
    private BatchPart found(BatchPart part, BatchRecords.Name name, BatchIntent intent)
            throws InvalidDocumentException, StoreFailedException {
        Optional<String> written = records.batchJob(name);
        if (written.isPresent()) {
            return part.withJob(written.get(), next.now());
        }
        return part.isTried() || step.again() ? lookedFor(part, name, intent) : part;
    }

    private BatchPart lookedFor(BatchPart part, BatchRecords.Name name, BatchIntent intent)
            throws InvalidDocumentException, StoreFailedException {
        List<Seen> all = valueOf(service.find(intent.token())).orElse(List.of());
        if (all.isEmpty()) {
            return part;
        }
        String kept = records.createBatchJob(name, all.get(0).jobId());
        for (Seen other : all) {
            if (!other.jobId().equals(kept) && !other.isFinal()) {
                valueOf(service.cancel(other.jobId(), "Thaw made it twice"));
            }
        }
        return part.withJob(kept, next.now());
    }

    private BatchPart created(BatchPart part, BatchRecords.Name name, BatchIntent intent)
            throws InvalidDocumentException, StoreFailedException {
        Result<String> answer = service.create(new BatchService.Order(
                intent.token(),
                "Thaw job " + definition.id() + ", " + intent.token(),
                records.resourceName(definition.id(), intent.manifest()),
                intent.etag(),
                records.bucketName(),
                batch.groupOf(part)));
        Optional<Failure> refusal = failureOf(answer);
        if (refusal.isEmpty()) {
            String id = records.createBatchJob(name, valueOf(answer).orElseThrow());
            return part.withProblem(Optional.empty()).withJob(id, next.now());
        }
        if (refusal.get().code().filter(BatchService.TOO_MANY::equals).isPresent()) {
            return part.withProblem(Optional.of("waits: COS Batch has as many jobs as it takes (TooManyJobs)"));
        }
        BatchPart tried = part.tried();
        if (refusal.get().code().filter(BAD_REQUEST::equals).isPresent()) {
            // Perhaps the token was used before: by a try whose answer was lost.
            BatchPart found = lookedFor(tried, name, intent);
            if (found.jobId().isPresent()) {
                return found;
            }
        }
        trouble = trouble.or(() -> refusal.map(Failure::detail));
        return tried.withProblem(trouble);
    }

    private BatchPart watched(BatchPart part, BatchIntent intent) {
        Result<Optional<Seen>> answer = service.describe(part.jobId().orElseThrow());
        Optional<Optional<Seen>> known = valueOf(answer);
        if (known.isEmpty()) {
            return part;
        }
        if (known.get().isEmpty()) {
            return part.withProblem(Optional.of("COS Batch does not know the batch job any more"))
                    .ended(next.now());
        }
        Seen seen = known.get().get();
        BatchPart now = part.withStatus(seen.status()).counted(seen.succeeded(), seen.failed());
        if (seen.isFinal()) {
            return ended(now, seen);
        }
        if (now.isReleased() || seen.isEnding()) {
            return now;
        }
        return seen.isUnreleased() ? unreleased(now, seen, intent) : now.released(next.now());
    }

    private BatchPart ended(BatchPart part, Seen seen) {
        boolean isComplete = seen.status().equals("Complete");
        Optional<String> reported = part.problem().or(seen::reason);
        Optional<String> why = isComplete || reported.isPresent()
                ? reported.filter(text -> !isComplete)
                : Optional.of("the batch job is " + seen.status());
        boolean hasWorked = seen.succeeded() + seen.failed() > 0 && !part.isReleased();
        return (hasWorked ? part.released(next.now()) : part).withProblem(why).ended(next.now());
    }

    /** It waits for its release, or still reads its manifest. */
    private BatchPart unreleased(BatchPart part, Seen seen, BatchIntent intent) {
        long total = seen.total().orElse(0L);
        if (!seen.description().contains(intent.token())) {
            return stopped(part, "the batch job has another description than the one that Thaw made");
        }
        if (total > 0 && total != part.rows()) {
            return stopped(part, "COS counts " + total + " tasks, and the manifest has " + part.rows() + " rows");
        }
        if (seen.status().equals("Suspended") && total == part.rows()) {
            Optional<Boolean> released = valueOf(service.release(seen.jobId()));
            return released.filter(Boolean::booleanValue).isPresent()
                    ? part.withStatus("Ready").withProblem(Optional.empty()).released(next.now())
                    : part;
        }
        boolean takesTooLong =
                next.now().isAfter(part.createdAt().orElse(next.now()).plus(READING));
        return takesTooLong ? stopped(part, "COS did not count the rows of the manifest for an hour") : part;
    }

    /** Cancels a batch job that did not work yet; the next look sees it ended. */
    private BatchPart stopped(BatchPart part, String reason) {
        valueOf(service.cancel(part.jobId().orElseThrow(), reason));
        return part.withProblem(Optional.of(reason));
    }

    private BatchPart cancelled(BatchPart part) {
        Optional<Boolean> answer = valueOf(service.cancel(part.jobId().orElseThrow(), "the job of Thaw is cancelled"));
        if (answer.isEmpty()) {
            return part;
        }
        return part.withStatus("Cancelled")
                .withProblem(Optional.of("cancelled with the job"))
                .ended(next.now());
    }

    /** COS Batch did not do what it was asked for a day: what may be at work counts as requested. */
    private BatchPart givenUp(BatchPart part) {
        String reason = "given up after 24 hours: " + trouble.orElse("");
        return part.hasEnded() ? part : part.withProblem(Optional.of(reason)).ended(next.now());
    }

    private void settle(List<BatchPart> parts) {
        for (int i = 0; i < parts.size(); i++) {
            BatchPart part = parts.get(i);
            if (part.hasEnded() && !batch.parts().get(i).hasEnded()) {
                BatchGroup group = batch.groupOf(part);
                next.settle(part, group, step.schedule());
            }
            boolean isNew =
                    part.jobId().isPresent() && batch.parts().get(i).jobId().isEmpty();
            next.settledAny |= isNew;
        }
        if (trouble.isPresent()) {
            next.trouble("COS Batch: " + trouble.get());
        } else if (batch.troubleSince().isPresent()) {
            next.problem = Optional.empty();
        }
    }

    /** Absent when there is nothing to ask about any more. */
    private Optional<Instant> nextCheck(List<BatchPart> parts, Optional<Instant> since) {
        if (parts.stream().allMatch(BatchPart::hasEnded)) {
            return Optional.empty();
        }
        if (since.isPresent()) {
            Duration elapsed = Duration.between(since.get(), next.now());
            Duration pause = elapsed.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : elapsed;
            return Optional.of(next.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
        }
        boolean allAtWork = parts.stream().allMatch(part -> part.hasEnded() || part.isReleased());
        return Optional.of(
                isWaiting ? next.now() : next.now().plus(step.schedule().batch(allAtWork)));
    }

    private void goOn() {
        BatchWork now = next.batch.orElseThrow();
        next.dueAt = now.dueAt();
        if (step.cancelling()) {
            if (now.allEnded()) {
                next.end(JobPhase.CANCELLED);
            }
        } else if (now.allEnded() && now.directAt().isEmpty()) {
            Verification.begin(next);
        }
    }

    private <T> Optional<T> valueOf(Result<T> result) {
        Optional<Failure> failure = failureOf(result);
        trouble = trouble.or(() -> failure.map(Failure::detail));
        return result.<Optional<T>>fold(Optional::of, failed -> Optional.empty());
    }

    private static <T> Optional<Failure> failureOf(Result<T> result) {
        return result.<Optional<Failure>>fold(value -> Optional.empty(), Optional::of);
    }
}
