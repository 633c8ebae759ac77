package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.decision.ObjectEvaluator;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.promote.Promoter;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.OutcomeCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Restores the objects of one request, or reports their state. Start reading here: each object of a {@link ObjectSource} is
 * evaluated, restored if the budget allows, and reported.
 *
 * <p>The parts of an event are one request: their restores count against one budget. The methods block until all objects are
 * finished or the deadline is near, never throw for what COS answers, and close the source that they are given.
 */
public final class RestoreFlow {

    /**
     * What a flow needs.
     *
     * @param policy the rules
     * @param allowedBuckets whether a bucket may be touched at all
     * @param ownFiles whether an object is a file of Thaw's own, which is left alone
     * @param store where the objects are
     * @param overrides what the request wants instead of what the rules say
     * @param deadline when the answer is due
     * @param clock for ready times
     * @param workers for several objects at a time
     * @param log receives each outcome as it comes; called by several threads at once
     * @param defects receives unexpected exceptions
     */
    public record Context(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            Predicate<ObjectRef> ownFiles,
            ArchiveStore store,
            RequestOverrides overrides,
            Deadline deadline,
            InstantSource clock,
            WorkerPool workers,
            Consumer<ObjectOutcome> log,
            DefectLog defects) {

        /** For a program that keeps no files in COS. */
        public Context(
                RestorePolicy policy,
                Predicate<String> allowedBuckets,
                ArchiveStore store,
                RequestOverrides overrides,
                Deadline deadline,
                InstantSource clock,
                WorkerPool workers,
                Consumer<ObjectOutcome> log,
                DefectLog defects) {
            this(policy, allowedBuckets, file -> false, store, overrides, deadline, clock, workers, log, defects);
        }
    }

    private final Context context;
    private final ObjectEvaluator evaluator;
    private final LimitBudget budget;
    private final ObjectDefects defects;

    /** For a request with a budget of its own. */
    public RestoreFlow(Context context) {
        this(
                context,
                new LimitBudget(context.policy().limits(), context.policy().prices()));
    }

    /** @param budget of the event that the request is a part of */
    public RestoreFlow(Context context, LimitBudget budget) {
        this.context = context;
        this.evaluator = new ObjectEvaluator(
                context.policy(),
                context.allowedBuckets(),
                context.ownFiles(),
                context.store(),
                context.overrides(),
                context.clock());
        this.budget = budget;
        this.defects = new ObjectDefects(context.defects());
    }

    /** Restores objects of a source whose end is not known; the budget is checked object by object. */
    public Report restoreListed(ObjectSource source, ResumePoint from) {
        LimitBudget.Account account = budget.account(from);
        return run(restore(evaluator::evaluate, account::tryReserve, account), source, from, account);
    }

    /** Restores the objects in a list, none of which may be a list again. */
    public Report restoreLines(ObjectSource source, ResumePoint from) {
        LimitBudget.Account account = budget.account(from);
        return run(restore(evaluator.forLines()::evaluate, account::tryReserve, account), source, from, account);
    }

    /** Restores objects that are all named in the request: if they exceed the budget together, nothing is sent. */
    public Report restoreNamed(List<ObjectSource.Positioned> objects, ResumePoint from) {
        LimitBudget.Account account = budget.account(from);
        ObjectAction action = context.policy().limits().boundRequests()
                ? restoreAllOrNothing(objects, from, account)
                : restore(evaluator::evaluate, account::tryReserve, account);
        return runOfNamed(action, objects, from, account);
    }

    /** Reports the state of objects that are all named in the request. */
    public Report statusOfNamed(List<ObjectSource.Positioned> objects, ResumePoint from) {
        return runOfNamed(status(), objects, from, budget.account(from)).ofStates();
    }

    /** Reports the state of objects of a source whose end is not known. */
    public Report statusOfListed(ObjectSource source, ResumePoint from) {
        return run(status(), source, from, budget.account(from)).ofStates();
    }

    /** Moves objects that became readable to the class that their rule names; those of other rules are left alone. */
    public Report promoteNamed(List<ObjectSource.Positioned> objects, Promoter promoter, ResumePoint from) {
        ObjectAction action = candidate -> candidate.fold(named -> promoted(named, promoter), ObjectOutcome::ofInvalid);
        return runOfNamed(action, objects, from, budget.account(from));
    }

    private ObjectOutcome promoted(Candidate.Named named, Promoter promoter) {
        Optional<ObjectOutcome> outcome = context.ownFiles().test(named.object())
                ? Optional.empty()
                : promoter.promote(named.object(), named.facts());
        return outcome.orElseGet(() -> evaluator
                .evaluate(named)
                .fold(
                        RestoreDecision.Finished::outcome,
                        pending -> new ObjectOutcome(pending.details(), Outcome.of(OutcomeCode.IGNORED_EVENT))));
    }

    /** Receives what became of each candidate; called by several threads at once. */
    public interface Receiver {
        void receive(ObjectSource.Positioned entry, ObjectOutcome outcome);
    }

    /** Looks at a decision before anything is reserved or sent, and may replace it. Called by several threads at once. */
    public interface Review {

        /** Takes every decision as it is. */
        Review NONE = (candidate, decision) -> decision;

        RestoreDecision review(Candidate.Named candidate, RestoreDecision decision);
    }

    /**
     * Restores what a source hands out until it ends, and keeps no report: for work of any size, whose caller bounds the source
     * and writes down each outcome, that of unfinished objects included.
     *
     * @param inList whether the objects are the lines of a list
     * @param before what earlier parts of the work have spent
     * @return what is spent now
     */
    public Spending restoreEach(
            ObjectSource source, boolean inList, Spending before, Review review, Receiver receiver) {
        RunTotals nothing = RunTotals.start(context.policy().prices());
        LimitBudget.Account account = budget.account(
                ResumePoint.start(new RunTotals(nothing.summary(), nothing.estimate(), before, nothing.byRule())));
        ObjectEvaluator chosen = inList ? evaluator.forLines() : evaluator;
        try {
            each(
                    restore(named -> review.review(named, chosen.evaluate(named)), account::tryReserve, account),
                    source,
                    receiver);
        } finally {
            account.close();
        }
        return account.spent();
    }

    /** Reports the state of what a source hands out until it ends. */
    public void statusOfEach(ObjectSource source, Receiver receiver) {
        each(status(), source, receiver);
    }

    private void each(ObjectAction action, ObjectSource source, Receiver receiver) {
        GuardedSource guarded = new GuardedSource(source, defects);
        try (source) {
            context.workers()
                    .forEach(
                            guarded::next,
                            entry -> receiver.receive(entry, defects.guarded(action, entry.candidate())));
        }
    }

    /** Whatever a source throws becomes a failure of this source, and ends it. */
    private static final class GuardedSource {

        private final ObjectSource source;
        private final ObjectDefects defects;
        private String position = "";
        private boolean broken;

        GuardedSource(ObjectSource source, ObjectDefects defects) {
            this.source = source;
            this.defects = defects;
        }

        Optional<ObjectSource.Positioned> next() {
            try {
                Optional<ObjectSource.Positioned> next = broken ? Optional.empty() : source.next();
                next.ifPresent(entry -> position = entry.position());
                return next;
            } catch (Throwable defect) {
                broken = true;
                return Optional.of(
                        ObjectSource.Positioned.aboutSource(defects.ofSource(source.name(), defect), position));
            }
        }
    }

    private ObjectAction status() {
        return new StatusAction(context.allowedBuckets(), context.store(), context.overrides());
    }

    private ObjectAction restoreAllOrNothing(
            List<ObjectSource.Positioned> objects, ResumePoint from, LimitBudget.Account account) {
        List<ObjectSource.Positioned> unfinished =
                objects.stream().filter(entry -> !from.isAhead(entry)).toList();
        // Half of the time is for the inspections, the other half for the restores: else a long request would never
        // restore.
        Deadline half = context.deadline().halfway();
        BulkEvaluation evaluation =
                BulkEvaluation.of(unfinished, this::evaluateGuarded, context.workers(), () -> !half.isOver());
        Function<Candidate.Named, RestoreDecision> decisions =
                named -> evaluation.decision(named).orElseGet(() -> evaluator.evaluate(named));
        return restore(
                decisions,
                evaluation.isComplete() ? sameForAll(account.tryReserve(evaluation.pending())) : account::tryReserve,
                account);
    }

    private RestoreDecision evaluateGuarded(Candidate.Named named) {
        try {
            return evaluator.evaluate(named);
        } catch (Throwable defect) {
            return new RestoreDecision.Finished(defects.outcome(named, defect));
        }
    }

    private static Function<RestoreDecision.Pending, Optional<String>> sameForAll(Optional<String> refusal) {
        return pending -> refusal;
    }

    private ObjectAction restore(
            Function<Candidate.Named, RestoreDecision> decisions,
            Function<RestoreDecision.Pending, Optional<String>> reservation,
            LimitBudget.Account account) {
        return new RestoreAction(decisions, reservation, account, context.store(), context.clock());
    }

    private Report run(ObjectAction action, ObjectSource source, ResumePoint from, LimitBudget.Account account) {
        return new Run(action, context, source, false, from, account).report();
    }

    private Report runOfNamed(
            ObjectAction action, List<ObjectSource.Positioned> objects, ResumePoint from, LimitBudget.Account account) {
        return new Run(action, context, ObjectSource.of(objects), true, from, account).report();
    }
}
