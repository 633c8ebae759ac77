package dev.thaw.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class UnreachableRuleCheckTest {

    private static final String RESTORE = "restore: {tier: bulk, days: 3}";

    @Test
    void warnsBehindACatchAll() {
        CheckedPolicy reading = reading("skip: no", "match: {keys: [\"a/**\"]}, " + RESTORE);

        assertThat(reading.policy()).isPresent();
        assertThat(reading.findings())
                .containsExactly(new Finding(
                        Finding.Severity.WARNING,
                        4,
                        3,
                        "rules[1]",
                        "",
                        "is never reached, except by forced requests: rule first in line 3 matches all its objects",
                        "move it up, narrow the other rule, or remove it"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "match: {keys: [\"a/**\"]}|match: {keys: [\"a/b/*\"]}",
                "match: {keys: [\"a/**\", b]}|match: {keys: [b, \"a/b/*\"], min-size: 3}",
                "match: {keys: [\"**\"]}|match: {buckets: [x-*]}",
                "match: {events: [\"cos:ObjectCreated:*\", manual]}|match: {min-size: 1}",
                "match: {events: [\"cos:ObjectCreated:*\"]}|match: {events: [\"cos:ObjectCreated:Put\"]}",
                "match: {storage-classes: [ARCHIVE, COLD]}|match: {storage-classes: [ARCHIVE]}",
                "match: {not-keys: [\"a/**\"]}|match: {not-keys: [\"a/**\", b]}",
            })
    void warnsOfWhatIsCovered(String matches) {
        String[] match = matches.split("\\|");

        assertThat(reading(match[0] + ", " + RESTORE, match[1] + ", " + RESTORE).findings())
                .extracting(Finding::problem)
                .containsExactly("is never reached: rule first in line 3 matches all its objects");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "match: {keys: [\"a/*\"]}|match: {keys: [\"a/**\"]}",
                "match: {keys: [\"a/**\"], min-size: 1}|match: {keys: [\"a/**\"]}",
                "match: {keys: [\"a/**\"]}|match: {keys: [\"a/**\", b]}",
                "match: {events: [\"cos:ObjectCreated:*\"]}|match: {keys: [a]}",
                "match: {storage-classes: [ARCHIVE]}|match: {keys: [a]}",
                "match: {not-keys: [\"a/**\"]}|match: {keys: [b]}",
                "match: {buckets: [x-*]}|match: {keys: [b]}",
            })
    void isSilentWhereItIsNotCertain(String matches) {
        String[] match = matches.split("\\|");

        assertThat(reading(match[0] + ", " + RESTORE, match[1] + ", " + RESTORE).findings())
                .isEmpty();
    }

    @Test
    void listsHideOnlyListsSinceTheirLinesPassThem() {
        assertThat(reading("restore-list: true", RESTORE).findings()).isEmpty();
        assertThat(reading("restore-list: true", "restore-list: true").findings())
                .hasSize(1);
    }

    private static CheckedPolicy reading(String first, String second) {
        return Documents.reading(
                "version: 1\nrules:\n- {name: first, " + first + "}\n- {name: second, " + second + "}\n");
    }
}
