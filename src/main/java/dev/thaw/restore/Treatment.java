package dev.thaw.restore;

/** What is done with each object that entered. */
public interface Treatment {

    ObjectOutcome treat(Candidate candidate);
}
