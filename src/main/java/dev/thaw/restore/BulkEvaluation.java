package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The judgements of objects that are all named, known before anything is sent: a request over its budget sends nothing at all.
 *
 * @param whole whether all of them are judged; a total that is not known cannot be held against a limit
 */
record BulkEvaluation(Map<ObjectRef, RestoreDecision> judgements, boolean whole) {

    /** @param isTime whether there is time for another; some must be left to what is due then */
    static BulkEvaluation of(
            List<ObjectSource.Positioned> objects,
            Function<Candidate.Named, RestoreDecision> evaluator,
            WorkerPool workers,
            BooleanSupplier isTime) {
        Map<ObjectRef, RestoreDecision> judged = new ConcurrentHashMap<>();
        ObjectSource source = ObjectSource.of(objects);
        workers.forEach(
                () -> isTime.getAsBoolean() ? source.next() : Optional.empty(),
                placed -> placed.candidate()
                        .asNamed()
                        .ifPresent(named -> judged.put(named.object(), evaluator.apply(named))));
        boolean whole = source.next().isEmpty() && judged.values().stream().noneMatch(BulkEvaluation::unfinished);
        return new BulkEvaluation(judged, whole);
    }

    /** Empty of an object for which there was no time. */
    Optional<RestoreDecision> judgement(Candidate.Named named) {
        return Optional.ofNullable(judgements.get(named.object()));
    }

    List<RestoreDecision.Pending> dues() {
        return judgements.values().stream()
                .flatMap(judgement ->
                        judgement.fold(settled -> Optional.<RestoreDecision.Pending>empty(), Optional::of).stream())
                .toList();
    }

    private static boolean unfinished(RestoreDecision judgement) {
        return judgement.fold(settled -> settled.outcome().unfinished(), due -> false);
    }
}
