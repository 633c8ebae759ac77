package dev.thaw.restore;

/** Makes of a defect at one object, or in one source, the failure of that one: the others go on, and are reported. */
final class Defects {

    private final DefectLog log;

    Defects(DefectLog log) {
        this.log = log;
    }

    /** @throws VirtualMachineError for want of memory, which ends everything */
    ObjectOutcome outcome(Candidate.Named named, Throwable defect) {
        Failure failure = Failure.forNow(OutcomeName.UNREACHABLE, told(defect));
        return new ObjectOutcome(Dossier.of(named.object(), named.facts()), Ending.of(failure));
    }

    /**
     * A source that is too deep for the stack is so every time.
     *
     * @throws VirtualMachineError for want of memory, which ends everything
     */
    Candidate.Unusable ofSource(String name, Throwable defect) {
        String detail = name + ": " + told(defect);
        return new Candidate.Unusable(
                defect instanceof StackOverflowError
                        ? Failure.forGood(OutcomeName.REJECTED, detail)
                        : Failure.forNow(OutcomeName.UNREACHABLE, detail));
    }

    /** Notes what has no outcome of its own. */
    String told(Throwable defect) {
        if (defect instanceof VirtualMachineError end && !(defect instanceof StackOverflowError)) {
            throw end;
        }
        return "thaw failed here by a defect of its own; the log has it under " + log.noted(defect);
    }
}
