package dev.thaw.restore;

import java.util.List;
import java.util.function.BiFunction;

/** A flow whose every report is held against what entered. */
final class AccountedFlow {

    private final RestoreFlow flow;

    AccountedFlow(RestoreFlow flow) {
        this.flow = flow;
    }

    Report restoreNamed(List<ObjectSource.Placed> objects, Resumption from) {
        return settled(objects, flow.restoreNamed(objects, from));
    }

    Report statusOfNamed(List<ObjectSource.Placed> objects, Resumption from) {
        return settled(objects, flow.statusOfNamed(objects, from));
    }

    Report restoreListed(ObjectSource source, Resumption from) {
        return settled(source, from, flow::restoreListed);
    }

    Report restoreLines(ObjectSource source, Resumption from) {
        return settled(source, from, flow::restoreLines);
    }

    Report statusOfListed(ObjectSource source, Resumption from) {
        return settled(source, from, flow::statusOfListed);
    }

    private static Report settled(List<ObjectSource.Placed> objects, Report report) {
        LossAccount.settle(objects, report);
        return report;
    }

    private static Report settled(
            ObjectSource source, Resumption from, BiFunction<ObjectSource, Resumption, Report> work) {
        HandedOut handedOut = new HandedOut(source);
        Report report = work.apply(handedOut, from);
        handedOut.settle(from, report);
        return report;
    }
}
