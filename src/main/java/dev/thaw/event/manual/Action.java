package dev.thaw.event.manual;

import java.util.Locale;

/** What a manual request wants done with its objects. */
public enum Action {
    RESTORE,
    /** Tell what a restore would do; sends none. */
    PLAN,
    /** Tell the state of each object now. */
    STATUS;

    /** As requests, paths and reports write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
