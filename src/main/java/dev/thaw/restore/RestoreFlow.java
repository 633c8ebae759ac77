package dev.thaw.restore;

import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.decision.ObjectEvaluator;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
     * @param defects told of what nobody foresaw
     */
    public record Setting(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            ArchiveStore store,
            RequestOverrides overrides,
            Deadline deadline,
            InstantSource clock,
            WorkerPool workers,
            Consumer<ObjectOutcome> log,
            DefectLog defects) {}

    private final Setting setting;
    private final ObjectEvaluator evaluator;
    private final LimitBudget budget;
    private final ObjectDefects defects;

    /** A request of its own. */
    public RestoreFlow(Setting setting) {
        this(
                setting,
                new LimitBudget(setting.policy().limits(), setting.policy().prices()));
    }

    /** @param budget of the event that the request is a part of */
    public RestoreFlow(Setting setting, LimitBudget budget) {
        this.setting = setting;
        this.evaluator = new ObjectEvaluator(
                setting.policy(), setting.allowedBuckets(), setting.store(), setting.overrides(), setting.clock());
        this.budget = budget;
        this.defects = new ObjectDefects(setting.defects());
    }

    /** Restores what a source names bit by bit; the budget is kept as it goes. */
    public Report restoreListed(ObjectSource source, ResumePoint from) {
        LimitBudget.Account account = budget.account(from);
        return run(restoring(evaluator::evaluate, account::refusal, account), source, from, account);
    }

    /** Restores what the lines of a list name, of which none is to name a list again. */
    public Report restoreLines(ObjectSource source, ResumePoint from) {
        LimitBudget.Account account = budget.account(from);
        return run(restoring(evaluator.forLines()::evaluate, account::refusal, account), source, from, account);
    }

    /** Restores objects that are all named beforehand: a request over its budget sends nothing at all. */
    public Report restoreNamed(List<ObjectSource.Positioned> objects, ResumePoint from) {
        LimitBudget.Account account = budget.account(from);
        ObjectAction treatment = setting.policy().limits().boundRequests()
                ? judgedBeforehand(objects, from, account)
                : restoring(evaluator::evaluate, account::refusal, account);
        return runOfNamed(treatment, objects, from, account);
    }

    /** Tells the state of objects that are all named beforehand. */
    public Report statusNamed(List<ObjectSource.Positioned> objects, ResumePoint from) {
        return runOfNamed(asking(), objects, from, budget.account(from)).ofStates();
    }

    /** Tells the state of what a source names bit by bit. */
    public Report statusOfListed(ObjectSource source, ResumePoint from) {
        return run(asking(), source, from, budget.account(from)).ofStates();
    }

    private ObjectAction asking() {
        return new StatusAction(setting.allowedBuckets(), setting.store(), setting.overrides());
    }

    private ObjectAction judgedBeforehand(
            List<ObjectSource.Positioned> objects, ResumePoint from, LimitBudget.Account account) {
        List<ObjectSource.Positioned> unfinished =
                objects.stream().filter(placed -> !from.isAhead(placed)).toList();
        // One half is for looking at all objects, the other for what is due: else a long request would look for ever.
        Deadline half = setting.deadline().halfway();
        BulkEvaluation judged = BulkEvaluation.of(unfinished, this::judgement, setting.workers(), () -> !half.isOver());
        Function<Candidate.Named, RestoreDecision> known =
                named -> judged.judgement(named).orElseGet(() -> evaluator.evaluate(named));
        return restoring(known, judged.whole() ? alike(account.refusal(judged.dues())) : account::refusal, account);
    }

    private RestoreDecision judgement(Candidate.Named named) {
        try {
            return evaluator.evaluate(named);
        } catch (Throwable defect) {
            return new RestoreDecision.Finished(defects.outcome(named, defect));
        }
    }

    private static Function<RestoreDecision.Pending, Optional<String>> alike(Optional<String> refusal) {
        return due -> refusal;
    }

    private ObjectAction restoring(
            Function<Candidate.Named, RestoreDecision> judging,
            Function<RestoreDecision.Pending, Optional<String>> refusal,
            LimitBudget.Account account) {
        return new RestoreAction(judging, refusal, account, setting.store(), setting.clock());
    }

    private Report run(ObjectAction treatment, ObjectSource source, ResumePoint from, LimitBudget.Account account) {
        return new Run(treatment, setting, source, false, from, account).report();
    }

    private Report runOfNamed(
            ObjectAction treatment,
            List<ObjectSource.Positioned> objects,
            ResumePoint from,
            LimitBudget.Account account) {
        return new Run(treatment, setting, ObjectSource.of(objects), true, from, account).report();
    }
}
