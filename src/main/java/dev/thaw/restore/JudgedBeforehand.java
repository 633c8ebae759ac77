package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The judgements of objects that are all named, known before anything is sent: a request over its budget sends nothing at all.
 *
 * @param inDoubt whether some object could not be judged in time; a total that is not known cannot be held against a limit
 */
record JudgedBeforehand(Map<ObjectRef, Judgement> judgements, boolean inDoubt) {

    static JudgedBeforehand of(List<ObjectSource.Placed> objects, Judge judge, Workers workers) {
        Map<ObjectRef, Judgement> judged = new ConcurrentHashMap<>();
        ObjectSource source = ObjectSource.of(objects);
        workers.forEach(
                source::next,
                placed -> placed.candidate()
                        .asNamed()
                        .ifPresent(named -> judged.put(named.object(), judge.judge(named))));
        return new JudgedBeforehand(judged, judged.values().stream().anyMatch(JudgedBeforehand::unfinished));
    }

    /** What is due waits for another try where the total is in doubt. */
    Judgement judgement(Candidate.Named named) {
        Judgement judgement = Optional.ofNullable(judgements.get(named.object()))
                .orElseThrow(() -> new IllegalStateException("an object is worked on that nobody judged"));
        return inDoubt
                ? judgement.fold(settled -> settled, due -> new Judgement.Settled(ObjectOutcome.notReached(named)))
                : judgement;
    }

    List<Judgement.Due> dues() {
        return judgements.values().stream()
                .flatMap(judgement -> judgement.fold(settled -> Optional.<Judgement.Due>empty(), Optional::of).stream())
                .toList();
    }

    private static boolean unfinished(Judgement judgement) {
        return judgement.fold(settled -> settled.outcome().unfinished(), due -> false);
    }
}
