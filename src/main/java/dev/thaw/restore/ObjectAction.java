package dev.thaw.restore;

import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.Candidate;

/** What to do with each candidate. */
interface ObjectAction {

    /** The outcome. Never throws for what COS answers, since that is an outcome. Called by several threads at once. */
    ObjectOutcome apply(Candidate candidate);
}
