package dev.thaw.event.manual;

import java.util.Locale;

/** What a manual request does with its objects. */
public enum Action {
    RESTORE,
    /** Reports what a restore would do, without sending a restore request. */
    PLAN,
    /** Reports the state of each object. */
    STATUS;

    /** As in requests, paths and reports: {@code restore}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
