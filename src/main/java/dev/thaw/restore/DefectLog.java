package dev.thaw.restore;

/** Logs unexpected exceptions. */
public interface DefectLog {

    int MOST_FRAMES = 40;
    int MOST_CAUSES = 5;

    /**
     * Logs a defect once, without its message, which may quote secrets. Called by several threads at once.
     *
     * @return the id of the log entry
     */
    String log(Throwable defect);

    /** Types and stack traces of a defect and its causes, without their messages. */
    static String describe(Throwable defect) {
        StringBuilder text = new StringBuilder();
        Throwable cause = defect;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            text.append(depth == 0 ? "" : "; caused by ")
                    .append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                text.append(" at ").append(frames[i]);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
