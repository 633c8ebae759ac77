package dev.thaw.job.step;

import dev.thaw.job.JobId;
import dev.thaw.job.RowPass;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hundred of the open objects, spread evenly over the files of rows, and what a look at them shows. Safe for threads. */
final class Sample {

    private static final int SIZE = 100;

    private final List<ObjectSource.Positioned> objects;
    private long running;
    private long readable;
    private long seen;

    private Sample(List<ObjectSource.Positioned> objects) {
        this.objects = objects;
    }

    /** Reads at most a hundred files; of many files only the beginning of some, of few files all. */
    static Sample of(StepContext step, JobId id, RowPass pass, long open, JobWork work, RowView view)
            throws InvalidDocumentException, StoreFailedException {
        int files = pass.last() - pass.first() + 1;
        List<ObjectSource.Positioned> found = files > SIZE
                ? fromSomeFiles(step, id, pass, files, work, view)
                : fromAllFiles(step, id, pass, Math.max(1, open / SIZE), work, view);
        return new Sample(found);
    }

    private static List<ObjectSource.Positioned> fromAllFiles(
            StepContext step, JobId id, RowPass pass, long stride, JobWork work, RowView view)
            throws InvalidDocumentException, StoreFailedException {
        List<ObjectSource.Positioned> found = new ArrayList<>();
        PassSource source = new PassSource(step.records(), id, pass, work, view);
        long index = 0;
        for (Optional<ObjectSource.Positioned> next = source.next();
                next.isPresent() && found.size() < SIZE;
                next = source.next()) {
            if (index++ % stride == 0) {
                found.add(next.get());
            } else {
                source.takeRowOf(next.get().candidate());
            }
        }
        source.throwIfBroken();
        return found;
    }

    private static List<ObjectSource.Positioned> fromSomeFiles(
            StepContext step, JobId id, RowPass pass, int files, JobWork work, RowView view)
            throws InvalidDocumentException, StoreFailedException {
        List<ObjectSource.Positioned> found = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            int number = pass.first() + (int) ((long) files * i / SIZE);
            RowPass one = RowPass.over(number, number, pass.filter(), pass.output());
            PassSource source = new PassSource(step.records(), id, one, work, view);
            source.next().ifPresent(found::add);
            source.throwIfBroken();
        }
        return found;
    }

    ObjectSource source() {
        return ObjectSource.of(objects);
    }

    int size() {
        return objects.size();
    }

    synchronized void receive(ObjectOutcome outcome) {
        seen++;
        running += outcome.name() == OutcomeCode.RESTORING || outcome.failed() ? 1 : 0;
        readable += outcome.name() == OutcomeCode.RESTORED || outcome.name() == OutcomeCode.READABLE ? 1 : 0;
    }

    /** Whether one of them may still be on its way; an object that could not be looked at may. */
    synchronized boolean anyRunning() {
        return running > 0 || seen < objects.size();
    }

    /** The readable share of all requested objects, as this sample of the open ones shows it. */
    synchronized Optional<Double> readableShare(long known, long requested) {
        if (seen == 0 || requested == 0) {
            return Optional.empty();
        }
        double ofOpen = (double) readable / seen;
        return Optional.of((known + (requested - known) * ofOpen) / requested);
    }
}
