package dev.thaw.restore;

import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;

/** Turns a defect at one object, or in one source, into a failure of that one: the others continue and are reported. */
final class ObjectDefects {

    private final DefectLog log;

    ObjectDefects(DefectLog log) {
        this.log = log;
    }

    /**
     * The outcome of an action, or of its defect.
     *
     * @throws VirtualMachineError if memory runs out, which ends everything
     */
    ObjectOutcome guarded(ObjectAction action, Candidate candidate) {
        return candidate.fold(
                named -> {
                    try {
                        return action.apply(named);
                    } catch (Throwable defect) {
                        return outcome(named, defect);
                    }
                },
                ObjectOutcome::ofInvalid);
    }

    /** @throws VirtualMachineError if memory runs out, which ends everything */
    ObjectOutcome outcome(Candidate.Named named, Throwable defect) {
        Failure failure = Failure.temporary(OutcomeCode.UNREACHABLE, describe(defect));
        return new ObjectOutcome(DecisionDetails.of(named.object(), named.facts()), Outcome.of(failure));
    }

    /**
     * A source that overflows the stack does so every time.
     *
     * @throws VirtualMachineError if memory runs out, which ends everything
     */
    Candidate.InvalidEntry ofSource(String name, Throwable defect) {
        String detail = name + ": " + describe(defect);
        return new Candidate.InvalidEntry(
                defect instanceof StackOverflowError
                        ? Failure.permanent(OutcomeCode.REJECTED, detail)
                        : Failure.temporary(OutcomeCode.UNREACHABLE, detail));
    }

    /** Logs the defect, and names the id of the log entry. */
    String describe(Throwable defect) {
        if (defect instanceof VirtualMachineError fatal && !(defect instanceof StackOverflowError)) {
            throw fatal;
        }
        return "internal error; see " + log.log(defect) + " in the log";
    }
}
