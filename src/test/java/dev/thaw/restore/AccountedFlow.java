package dev.thaw.restore;

import java.util.List;

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
        return flow.restoreListed(source, from);
    }

    Report restoreLines(ObjectSource source, Resumption from) {
        return flow.restoreLines(source, from);
    }

    Report statusOfListed(ObjectSource source, Resumption from) {
        return flow.statusOfListed(source, from);
    }

    private static Report settled(List<ObjectSource.Placed> objects, Report report) {
        LossAccount.settle(objects, report);
        return report;
    }
}
