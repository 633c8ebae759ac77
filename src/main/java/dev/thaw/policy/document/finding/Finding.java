package dev.thaw.policy.document.finding;

/**
 * One thing to mend in a policy.
 *
 * @param severity whether the policy can be used all the same
 * @param line from 1
 * @param column from 1
 * @param field path of the value: {@code rules[2].restore.days}
 * @param value as written, shortened
 * @param problem what is wrong
 * @param remedy what to write instead
 */
public record Finding(
        Severity severity, int line, int column, String field, String value, String problem, String remedy) {

    /** How bad a finding is. */
    public enum Severity {
        /** The policy is refused. */
        ERROR,
        /** The policy holds, but hardly says what was meant. */
        WARNING
    }
}
