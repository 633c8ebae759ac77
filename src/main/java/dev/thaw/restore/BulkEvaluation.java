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
 * Decisions on all objects of a request, made before anything is sent: so that a request over a limit sends nothing at all.
 *
 * @param isComplete whether there is a decision on each of them; else their total is not known and no limit can be checked for all
 */
record BulkEvaluation(Map<ObjectRef, RestoreDecision> decisions, boolean isComplete) {

    /** @param isTime whether there is time to evaluate another object; the rest of the time is for the restores */
    static BulkEvaluation of(
            List<ObjectSource.Positioned> objects,
            Function<Candidate.Named, RestoreDecision> evaluator,
            WorkerPool workers,
            BooleanSupplier isTime) {
        Map<ObjectRef, RestoreDecision> decisions = new ConcurrentHashMap<>();
        ObjectSource source = ObjectSource.of(objects);
        workers.forEach(
                () -> isTime.getAsBoolean() ? source.next() : Optional.empty(),
                entry -> entry.candidate()
                        .asNamed()
                        .ifPresent(named -> decisions.put(named.object(), evaluator.apply(named))));
        boolean isComplete =
                source.next().isEmpty() && decisions.values().stream().noneMatch(BulkEvaluation::unfinished);
        return new BulkEvaluation(decisions, isComplete);
    }

    /** Empty if there was no time for the object. */
    Optional<RestoreDecision> decision(Candidate.Named named) {
        return Optional.ofNullable(decisions.get(named.object()));
    }

    List<RestoreDecision.Pending> pending() {
        return decisions.values().stream()
                .flatMap(decision ->
                        decision.fold(finished -> Optional.<RestoreDecision.Pending>empty(), Optional::of).stream())
                .toList();
    }

    private static boolean unfinished(RestoreDecision decision) {
        return decision.fold(finished -> finished.outcome().unfinished(), pending -> false);
    }
}
