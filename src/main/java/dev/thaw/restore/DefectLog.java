package dev.thaw.restore;

/** Logs unexpected exceptions. */
public interface DefectLog {

    /**
     * Logs a defect once, without its message, which may quote secrets. Called by several threads at once.
     *
     * @return the id of the log entry
     */
    String log(Throwable defect);
}
