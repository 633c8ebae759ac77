package dev.thaw.policy.document.yaml;

import static dev.thaw.policy.document.Documents.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.thaw.policy.document.finding.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class SeparationTabsTest {

    private static final String JSON =
            "{\n\t\"version\":\t1,\n\t\"rules\": [\n\t\t{\"name\": \"a\",\t\"match\":\t{\"keys\":\t[\"x\"\t,\t\"y\"\t]\t},\n"
                    + "\t\t \"restore\": {\"tier\": \"bulk\", \"days\": 7\t}\n\t\t}\n\t]\n}\n";

    @Test
    void jsonThatIsIndentedWithTabsIsRead() {
        assertThat(reading(JSON).findings()).isEmpty();
        assertThat(reading(JSON.replace("\n", "\r\n")).findings()).isEmpty();
        assertThat(reading(JSON).policy())
                .isEqualTo(reading(JSON.replace('\t', ' ')).policy());
    }

    @Test
    void aDocumentMayEndInBlanksWithinBrackets() {
        assertThat(reading("a:\t{b ").policy()).isEmpty();
        assertThat(reading("a: [\t").policy()).isEmpty();
    }

    @Test
    void placesOfFindingsStay() {
        assertThat(reading(JSON.replace("7", "700")).findings())
                .extracting(Finding::line, Finding::column, Finding::field)
                .containsExactly(tuple(5, 40, "rules[0].restore.days"));
        assertThat(reading(JSON.replace("\"rules\"", "\"version\"")).findings())
                .extracting(Finding::line, Finding::column, Finding::problem)
                .contains(tuple(3, 2, "is given twice, first in line 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version:\t1\nrules:\n  - name:\ta\n    skip:\t\"b\"\t\n",
                "version: 1\t# one\n\t\nrules:\t\n  - {name: a,\tskip: b\t}\n",
                "version: 1\nrules: [\n\t{name: a,\n\t skip: b}\n\t]\n",
            })
    void tabsThatOnlySeparateAreRead(String document) {
        assertThat(reading(document).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\nrules:\n\t- name: a\n\t  skip: b\n",
                "version: 1\nrules:\n  - name: a\n\tskip: b\n",
                "version: 1\nrules:\n  - name: a\n  \tskip: b\n",
            })
    void tabsThatIndentStayRefused(String document) {
        assertThat(reading(document).policy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: \"b\tc\"}", "{a: 'it''s\tb'}", "{a: b\tc}", "a: b\tc", "{\"a\\\"\tb\": c}"})
    void tabsWithinValuesAreKept(String document) {
        assertThat(SeparationTabs.toSpaces(document)).isEqualTo(document);
    }

    /** Tabs are written as arrows, line ends as ¶ and carriage returns as §. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "a:→1 => a: 1",
                "a:→→ 1 => a:   1",
                "a: 1→¶b: 2 => a: 1 ¶b: 2",
                "a: 1→§¶b: 2 => a: 1 §¶b: 2",
                "a: 1→# x→y => a: 1 # x→y",
                "[a→,→b→] => [a , b ]",
                "{a→:→b→} => {a : b }",
                "[¶→a,¶→b¶→] => [¶ a,¶ b¶ ]",
                "[§¶→a] => [§¶ a]",
                "[[a]→b,→[c]→] => [[a] b, [c] ]",
                "{a: {b: c}→}→ => `{a: {b: c} } `",
                "\"a\"→: 1 => \"a\" : 1",
                "'a'→: 1 => 'a' : 1",
                "a: 'x\\'→y => a: 'x\\' y",
                "[a, \"b\"→] => [a, \"b\" ]",
                "- \"→\"→# => - \"→\" #",
            })
    void tabsThatOnlySeparateBecomeSpaces(String tabs, String spaces) {
        assertThat(SeparationTabs.toSpaces(characters(tabs))).isEqualTo(characters(spaces));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "→a: 1",
                "¶→a: 1",
                "§→a",
                "a: b→c",
                "[a→b]",
                "a: x[→y",
                "a: x{→y",
                "a: ]→b",
                "a: }→b",
                "[a]→b",
                "-→a",
                "?→a",
                "a: it's→b's",
                "a: \"x→y\"",
                "a: \"x\\\"→y\"",
                "a: 'x→y'",
                "#→a",
                "¶#→a",
                "a #→b",
                "a: b#→c",
                "- '→'",
                "? \"→\"",
                "\"→a",
                "\"→\\",
            })
    void otherTabsStay(String text) {
        assertThat(SeparationTabs.toSpaces(characters(text))).isEqualTo(characters(text));
    }

    private static String characters(String written) {
        return written.replace('→', '\t').replace('¶', '\n').replace('§', '\r');
    }
}
