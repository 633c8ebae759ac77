package dev.thaw.policy.document.finding;

import dev.thaw.text.SafeText;

/**
 * One problem of a policy document.
 *
 * @param severity whether the policy can be used nevertheless
 * @param line from 1
 * @param column from 1
 * @param field path of the value: {@code rules[2].restore.days}
 * @param value as written, shortened
 * @param problem what is wrong
 * @param remedy what to write instead
 */
public record Finding(
        Severity severity, int line, int column, String field, String value, String problem, String remedy) {

    private static final int MAX_SHOWN = 60;

    /** How bad a finding is. */
    public enum Severity {
        /** The policy is rejected. */
        ERROR,
        /** The policy is used, but probably does not mean what its author intended. */
        WARNING
    }

    /** A place in a document. Both count from 1, columns in characters. */
    public record Position(int line, int column) {

        public static final Position START = new Position(1, 1);
    }

    /** A foreign value as findings show it: short, with visible characters only, and as {@code ""} if it is empty. */
    public static String shown(String value) {
        return value.isEmpty() ? "\"\"" : SafeText.shortened(value, MAX_SHOWN);
    }
}
