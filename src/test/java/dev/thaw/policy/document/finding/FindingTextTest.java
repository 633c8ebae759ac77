package dev.thaw.policy.document.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.document.Documents;
import dev.thaw.policy.document.PolicyReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class FindingTextTest {

    @Test
    void pointsAtTheSpot() {
        assertThat(listing("version: 1\nrules:\n- name: a\n  restore: {tier: bulk, days: 400}\n"))
                .isEqualTo("""
                        policy.yaml:4:31: error: rules[0].restore.days: 400 is too large; write a whole number from 1 to 365
                              restore: {tier: bulk, days: 400}
                                                          ^
                        """);
    }

    @Test
    void pointsBehindWideCharactersAndTabs() {
        assertThat(listing("version: 1\nrules: [{skip: 合同,\tname: 5}]\n")).endsWith("""
                            rules: [{skip: 合同, name: 5}]
                                                       ^
                        """);
    }

    @Test
    void cutsLongLines() {
        String document = "{\"version\":1,\"rules\":[{\"name\":\"" + "n".repeat(90) + "\",\"skip\":5,\"x"
                + "y".repeat(200) + "\":1}]}";

        assertThat(listing(document).lines()).allMatch(line -> line.length() < 200);
        assertThat(listing(document)).contains("nnn\",\"skip\":5,\"xyyy");
    }

    @Test
    void speaksOfTheDocumentWhereThereIsNoLine() {
        assertThat(listing(""))
                .isEqualTo("policy.yaml:1:1: error: the document is empty; write version: 1 and rules\n");
    }

    @Test
    void programsReadTheSameAsJson() {
        assertThat(FindingJson.of(Documents.reading("version: 1\nrules: [{name: 合, skip: 5}]\n")))
                .isEqualTo("""
                        {"source":"policy.yaml","valid":false,"findings":[{"severity":"error","line":2,"column":25,\
                        "field":"rules[0].skip","value":"5","problem":"is a number where text is expected",\
                        "remedy":"put it in quotes: \\"5\\""}]}""");
        assertThat(FindingJson.of(PolicyReader.read("合", Documents.sample())))
                .isEqualTo("{\"source\":\"\\u5408\",\"valid\":true,\"findings\":[]}");
    }

    private static String listing(String document) {
        return FindingText.listing(Documents.reading(document), document.getBytes(UTF_8));
    }
}
