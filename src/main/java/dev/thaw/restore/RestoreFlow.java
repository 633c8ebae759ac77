package dev.thaw.restore;

import dev.thaw.policy.RestorePolicy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The journey of the objects of one request: judged, asked for within the budget, reported. Start reading here. The parts of an
 * event are one request: what they restore counts against one budget.
 */
public final class RestoreFlow {

    /**
     * What a journey depends on.
     *
     * @param policy the rules
     * @param allowedBuckets whether a bucket may be touched at all
     * @param store where the objects lie
     * @param overrides what the request wants otherwise than the rules
     * @param deadline when the answer is due
     * @param clock for ready times
     * @param workers who does the work
     * @param log told of every outcome as it comes
     */
    public record Setting(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            ArchiveStore store,
            Overrides overrides,
            Deadline deadline,
            InstantSource clock,
            Workers workers,
            Consumer<ObjectOutcome> log) {}

    private final Setting setting;
    private final Judge judge;
    private final Budget budget;

    public RestoreFlow(Setting setting) {
        this.setting = setting;
        this.judge = new Judge(
                setting.policy(), setting.allowedBuckets(), setting.store(), setting.overrides(), setting.clock());
        this.budget = new Budget(setting.policy().limits(), setting.policy().prices());
    }

    /** Restores what a source names bit by bit; the budget is kept as it goes. */
    public Report restoreListed(ObjectSource source, Resumption from) {
        return run(restoring(judge::judge, budget(from)::refusal), source, from);
    }

    /** Restores what the lines of a list name, of which none is to name a list again. */
    public Report restoreLines(ObjectSource source, Resumption from) {
        return run(restoring(judge.ofLines()::judge, budget(from)::refusal), source, from);
    }

    /** Restores objects that are all named beforehand: a request over its budget sends nothing at all. */
    public Report restoreNamed(List<ObjectSource.Placed> objects, Resumption from) {
        Treatment treatment = setting.policy().limits().boundRequests()
                ? judgedBeforehand(objects, from)
                : restoring(judge::judge, due -> Optional.empty());
        return runOfNamed(treatment, objects, from);
    }

    /** Tells the state of objects that are all named beforehand. */
    public Report statusOfNamed(List<ObjectSource.Placed> objects, Resumption from) {
        return runOfNamed(asking(), objects, from).ofStates();
    }

    /** Tells the state of what a source names bit by bit. */
    public Report statusOfListed(ObjectSource source, Resumption from) {
        return run(asking(), source, from).ofStates();
    }

    private Treatment asking() {
        return new StatusTreatment(setting.allowedBuckets(), setting.store(), setting.overrides());
    }

    private Treatment judgedBeforehand(List<ObjectSource.Placed> objects, Resumption from) {
        List<ObjectSource.Placed> unfinished =
                objects.stream().filter(placed -> !from.isAhead(placed)).toList();
        JudgedBeforehand judged = JudgedBeforehand.of(unfinished, judge, setting.workers(), halfTheTime());
        Function<Candidate.Named, Judgement> known =
                named -> judged.judgement(named).orElseGet(() -> judge.judge(named));
        return restoring(known, judged.whole() ? alike(budget(from).refusal(judged.dues())) : budget(from)::refusal);
    }

    /** One half is for looking at all objects, the other for what is due: else a long request would look for ever. */
    private BooleanSupplier halfTheTime() {
        Deadline half = setting.deadline().halfway();
        return () -> !half.isOver();
    }

    private static Function<Judgement.Due, Optional<String>> alike(Optional<String> refusal) {
        return due -> refusal;
    }

    private Treatment restoring(
            Function<Candidate.Named, Judgement> judging, Function<Judgement.Due, Optional<String>> refusal) {
        return new RestoreTreatment(judging, refusal, setting.store(), setting.clock());
    }

    private Budget budget(Resumption from) {
        return budget.behind(from.tally().spent());
    }

    private Report run(Treatment treatment, ObjectSource source, Resumption from) {
        return new Run(treatment, setting, source, false, from).report();
    }

    private Report runOfNamed(Treatment treatment, List<ObjectSource.Placed> objects, Resumption from) {
        return new Run(treatment, setting, ObjectSource.of(objects), true, from).report();
    }
}
