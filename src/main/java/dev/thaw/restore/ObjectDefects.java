package dev.thaw.restore;

import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;

/** Makes of a defect at one object, or in one source, the failure of that one: the others go on, and are reported. */
final class ObjectDefects {

    private final DefectLog log;

    ObjectDefects(DefectLog log) {
        this.log = log;
    }

    /** @throws VirtualMachineError for want of memory, which ends everything */
    ObjectOutcome outcome(Candidate.Named named, Throwable defect) {
        Failure failure = Failure.temporary(OutcomeCode.UNREACHABLE, describe(defect));
        return new ObjectOutcome(DecisionDetails.of(named.object(), named.facts()), Outcome.of(failure));
    }

    /**
     * A source that is too deep for the stack is so every time.
     *
     * @throws VirtualMachineError for want of memory, which ends everything
     */
    Candidate.InvalidEntry ofSource(String name, Throwable defect) {
        String detail = name + ": " + describe(defect);
        return new Candidate.InvalidEntry(
                defect instanceof StackOverflowError
                        ? Failure.permanent(OutcomeCode.REJECTED, detail)
                        : Failure.temporary(OutcomeCode.UNREACHABLE, detail));
    }

    /** Notes what has no outcome of its own. */
    String describe(Throwable defect) {
        if (defect instanceof VirtualMachineError end && !(defect instanceof StackOverflowError)) {
            throw end;
        }
        return "thaw failed here by a defect of its own; the log has it under " + log.log(defect);
    }
}
