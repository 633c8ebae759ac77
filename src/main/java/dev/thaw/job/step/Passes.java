package dev.thaw.job.step;

import dev.thaw.job.JobSchedule;
import dev.thaw.job.RowPass;
import java.util.Optional;

/** What follows a pass: unfinished objects are taken again at once, those that failed for a while after a pause. */
final class Passes {

    private Passes() {}

    /** Sets the pass that follows, and when it begins. False if nothing is left to take again. */
    static boolean goOn(NextState next, RowPass pass, JobSchedule schedule) {
        int thisStep = next.before().step() + 1;
        int tries = next.cursor.tries();
        if (pass.left() > 0) {
            next.cursor = next.cursor.withPass(Optional.of(pass.overRest(thisStep)));
            return true;
        }
        if (pass.retryable() > 0 && tries < JobSchedule.MOST_TRIES) {
            next.cursor = next.cursor
                    .withTries(tries + 1)
                    .withPass(
                            Optional.of(RowPass.over(pass.group(), thisStep, RowPass.Filter.RETRYABLE, thisStep + 1)));
            next.dueAt = Optional.of(next.now().plus(schedule.retry(tries)));
            return true;
        }
        return false;
    }
}
