package dev.thaw.restore;

import dev.thaw.policy.RestorePolicy;
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
            Overrides overrides,
            Deadline deadline,
            InstantSource clock,
            Workers workers,
            Consumer<ObjectOutcome> log,
            DefectLog defects) {}

    private final Setting setting;
    private final Judge judge;
    private final Budget budget;
    private final Defects defects;

    /** A request of its own. */
    public RestoreFlow(Setting setting) {
        this(setting, new Budget(setting.policy().limits(), setting.policy().prices()));
    }

    /** @param budget of the event that the request is a part of */
    public RestoreFlow(Setting setting, Budget budget) {
        this.setting = setting;
        this.judge = new Judge(
                setting.policy(), setting.allowedBuckets(), setting.store(), setting.overrides(), setting.clock());
        this.budget = budget;
        this.defects = new Defects(setting.defects());
    }

    /** Restores what a source names bit by bit; the budget is kept as it goes. */
    public Report restoreListed(ObjectSource source, Resumption from) {
        Budget.Account account = budget.account(from);
        return run(restoring(judge::judge, account::refusal, account), source, from, account);
    }

    /** Restores what the lines of a list name, of which none is to name a list again. */
    public Report restoreLines(ObjectSource source, Resumption from) {
        Budget.Account account = budget.account(from);
        return run(restoring(judge.ofLines()::judge, account::refusal, account), source, from, account);
    }

    /** Restores objects that are all named beforehand: a request over its budget sends nothing at all. */
    public Report restoreNamed(List<ObjectSource.Placed> objects, Resumption from) {
        Budget.Account account = budget.account(from);
        Treatment treatment = setting.policy().limits().boundRequests()
                ? judgedBeforehand(objects, from, account)
                : restoring(judge::judge, account::refusal, account);
        return runOfNamed(treatment, objects, from, account);
    }

    /** Tells the state of objects that are all named beforehand. */
    public Report statusOfNamed(List<ObjectSource.Placed> objects, Resumption from) {
        return runOfNamed(asking(), objects, from, budget.account(from)).ofStates();
    }

    /** Tells the state of what a source names bit by bit. */
    public Report statusOfListed(ObjectSource source, Resumption from) {
        return run(asking(), source, from, budget.account(from)).ofStates();
    }

    private Treatment asking() {
        return new StatusTreatment(setting.allowedBuckets(), setting.store(), setting.overrides());
    }

    private Treatment judgedBeforehand(List<ObjectSource.Placed> objects, Resumption from, Budget.Account account) {
        List<ObjectSource.Placed> unfinished =
                objects.stream().filter(placed -> !from.isAhead(placed)).toList();
        // One half is for looking at all objects, the other for what is due: else a long request would look for ever.
        Deadline half = setting.deadline().halfway();
        JudgedBeforehand judged =
                JudgedBeforehand.of(unfinished, this::judgement, setting.workers(), () -> !half.isOver());
        Function<Candidate.Named, Judgement> known =
                named -> judged.judgement(named).orElseGet(() -> judge.judge(named));
        return restoring(known, judged.whole() ? alike(account.refusal(judged.dues())) : account::refusal, account);
    }

    private Judgement judgement(Candidate.Named named) {
        try {
            return judge.judge(named);
        } catch (Throwable defect) {
            return new Judgement.Settled(defects.outcome(named, defect));
        }
    }

    private static Function<Judgement.Due, Optional<String>> alike(Optional<String> refusal) {
        return due -> refusal;
    }

    private Treatment restoring(
            Function<Candidate.Named, Judgement> judging,
            Function<Judgement.Due, Optional<String>> refusal,
            Budget.Account account) {
        return new RestoreTreatment(judging, refusal, account, setting.store(), setting.clock());
    }

    private Report run(Treatment treatment, ObjectSource source, Resumption from, Budget.Account account) {
        return new Run(treatment, setting, source, false, from, account).report();
    }

    private Report runOfNamed(
            Treatment treatment, List<ObjectSource.Placed> objects, Resumption from, Budget.Account account) {
        return new Run(treatment, setting, ObjectSource.of(objects), true, from, account).report();
    }
}
