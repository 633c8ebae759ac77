package dev.thaw.function;

import dev.thaw.restore.ObjectSource;
import dev.thaw.restore.Report;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.Resumption;
import java.util.List;

/** What is still to be done of a manual request, ready to be worked through. */
sealed interface Assignment {

    Report restored(RestoreFlow flow, Resumption from);

    /** The state of the objects; nothing is asked for. */
    Report told(RestoreFlow flow, Resumption from);

    /** Objects that are all named beforehand. */
    record Named(List<ObjectSource.Placed> objects) implements Assignment {
        @Override
        public Report restored(RestoreFlow flow, Resumption from) {
            return flow.restoreNamed(objects, from);
        }

        @Override
        public Report told(RestoreFlow flow, Resumption from) {
            return flow.statusOfNamed(objects, from);
        }
    }

    /** Objects of a listing. */
    record Listed(ObjectSource source) implements Assignment {
        @Override
        public Report restored(RestoreFlow flow, Resumption from) {
            return flow.restoreListed(source, from);
        }

        @Override
        public Report told(RestoreFlow flow, Resumption from) {
            return flow.statusOfListed(source, from);
        }
    }

    /** Objects that a list names. */
    record Lines(ObjectSource source) implements Assignment {
        @Override
        public Report restored(RestoreFlow flow, Resumption from) {
            return flow.restoreLines(source, from);
        }

        @Override
        public Report told(RestoreFlow flow, Resumption from) {
            return flow.statusOfListed(source, from);
        }
    }
}
