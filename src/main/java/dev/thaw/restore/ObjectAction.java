package dev.thaw.restore;

import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.Candidate;

/** What is done with each object that entered. */
interface ObjectAction {

    /** What became of it; never throws for what COS answers, since that is an outcome. Called by several threads at once. */
    ObjectOutcome apply(Candidate candidate);
}
