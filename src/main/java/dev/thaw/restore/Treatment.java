package dev.thaw.restore;

/** What is done with each object that entered. */
interface Treatment {

    /** What became of it; never throws for what COS answers, since that is an outcome. Called by several threads at once. */
    ObjectOutcome treat(Candidate candidate);
}
