package dev.thaw.restore;

/** Takes what nobody foresaw. */
public interface DefectLog {

    /**
     * Logs a defect, once and without its words, which may quote secrets. Called by several threads at once.
     *
     * @return the id under which the log has it
     */
    String log(Throwable defect);
}
