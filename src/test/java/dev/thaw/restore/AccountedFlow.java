package dev.thaw.restore;

import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.source.ObjectSource;
import java.util.List;
import java.util.function.BiFunction;

/** A flow whose every report is held against what entered. */
public final class AccountedFlow {

    private final RestoreFlow flow;

    public AccountedFlow(RestoreFlow flow) {
        this.flow = flow;
    }

    public Report restoreNamed(List<ObjectSource.Positioned> objects, ResumePoint from) {
        return settled(objects, flow.restoreNamed(objects, from));
    }

    Report statusOfNamed(List<ObjectSource.Positioned> objects, ResumePoint from) {
        return settled(objects, flow.statusOfNamed(objects, from));
    }

    public Report restoreListed(ObjectSource source, ResumePoint from) {
        return settled(source, from, flow::restoreListed);
    }

    Report restoreLines(ObjectSource source, ResumePoint from) {
        return settled(source, from, flow::restoreLines);
    }

    Report statusOfListed(ObjectSource source, ResumePoint from) {
        return settled(source, from, flow::statusOfListed);
    }

    private static Report settled(List<ObjectSource.Positioned> objects, Report report) {
        ReportInvariants.settle(objects, report);
        return report;
    }

    private static Report settled(
            ObjectSource source, ResumePoint from, BiFunction<ObjectSource, ResumePoint, Report> work) {
        TrackingSource handedOut = new TrackingSource(source);
        Report report = work.apply(handedOut, from);
        handedOut.settle(from, report);
        return report;
    }
}
