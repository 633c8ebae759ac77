package dev.thaw.request;

import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.source.ObjectSource;
import java.util.List;

/** What is still to be done of a manual request, ready to be worked through. */
sealed interface ObjectSelection {

    Report restore(RestoreFlow flow, ResumePoint from);

    /** The state of the objects; nothing is asked for. */
    Report status(RestoreFlow flow, ResumePoint from);

    /** Objects that are all named beforehand. */
    record Named(List<ObjectSource.Positioned> objects) implements ObjectSelection {
        @Override
        public Report restore(RestoreFlow flow, ResumePoint from) {
            return flow.restoreNamed(objects, from);
        }

        @Override
        public Report status(RestoreFlow flow, ResumePoint from) {
            return flow.statusNamed(objects, from);
        }
    }

    /** Objects of a listing. */
    record Listed(ObjectSource source) implements ObjectSelection {
        @Override
        public Report restore(RestoreFlow flow, ResumePoint from) {
            return flow.restoreListed(source, from);
        }

        @Override
        public Report status(RestoreFlow flow, ResumePoint from) {
            return flow.statusOfListed(source, from);
        }
    }

    /** Objects that a list names. */
    record Lines(ObjectSource source) implements ObjectSelection {
        @Override
        public Report restore(RestoreFlow flow, ResumePoint from) {
            return flow.restoreLines(source, from);
        }

        @Override
        public Report status(RestoreFlow flow, ResumePoint from) {
            return flow.statusOfListed(source, from);
        }
    }
}
