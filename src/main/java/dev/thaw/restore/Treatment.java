package dev.thaw.restore;

/** What is done with each object that entered. */
interface Treatment {

    ObjectOutcome treat(Candidate candidate);
}
