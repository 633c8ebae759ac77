package dev.thaw.policy.document;

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
class SuspiciousGlobCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“secret/**”",
                "‘legal/**’",
                "\"legal/**\"",
                "'legal/**'",
                "「legal/**」",
                "“legal/**",
                "legal/**”",
                "legal/**，b/**",
                "a.pdf，b.pdf",
                "legal/**, b/**",
                "legal/**; b/**",
                "legal/**|b/**",
                "legal/** b/**",
                "legal/*、b/*",
                "{a，b}/**",
                "\u200blegal/**",
                "legal/**\u00a0",
                "legal\u00ad/**",
                "legal/\u202f**",
                " legal/**",
                "legal/** ",
                "\u3000legal/**",
                "legal/",
                "**/thumb/",
                "cos://archive-1250000000/legal/**",
                "https://archive-1250000000.cos.ap-guangzhou.myqcloud.com/legal/**",
                "s3://a/b",
                "^legal/.*$",
                "^legal/**",
                "legal/.*",
                ".*\\.pdf",
                ".*\\.pdf$",
                "legal/.+",
                "legal/(a|b)/x.pdf",
                "legal/[0-9]*/**",
                "legal/[a-zA-Z_]*",
                "legal/[!a]*",
                "*.[pP][dD][fF]",
                "./legal/**",
                "../legal/**",
                "~/legal/**",
                "/legal/**",
                "!legal/**",
                "legal\\a\\**",
                "legal\\**",
                "%E5%90%88/**",
                "a%20b/**",
                "legal/%",
                "%.pdf",
                "legal／**",
                "legal/＊",
                "logs/{yyyy}/**",
                "${PREFIX}/**",
                "{1..9}/**",
                "a\u200db",
                "a\u200d合",
                "合\u200db",
                "\u200d合",
                "合\u200d",
                "合\u200c",
                "\"a\"b\"",
                "”",
                "“",
                "'",
                "\"",
            })
    void whatHardlyMatchesIsDoubted(String glob) {
        assertThat(SuspiciousGlobCheck.of(glob)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "legal/**",
                "**",
                "*",
                "**/thumb/**",
                "legal/*",
                "legal",
                "contracts/*.pdf",
                "contracts/*.{pdf,docx}",
                "{legal,contracts}/**",
                "{a,b c,d}/**",
                "{a/,b/}**",
                "report.*",
                "**/.*",
                "**/.git/**",
                "a?.pdf",
                "Smith, John.pdf",
                "Mr. Smith; Jr..pdf",
                "a b/c d.pdf",
                "[2024] report.pdf",
                "[2024-01]/**",
                "[draft]/**",
                "(old) a|b",
                "合同，补充/**",
                "合同：2024.pdf",
                "“十四五”规划/**",
                "规划“十四五”",
                "为什么？.pdf",
                "a／b.pdf",
                "資料　2024.pdf",
                "👨\u200d👩.png",
                "$RECYCLE.BIN/**",
                "price$",
                "100%",
                "100% sure/**",
                "O'Brien/**",
                "it's",
                "12\"",
                "a\\*b",
                "a\\{b\\}",
                "a\\,b",
                "{a\\,b,c}",
                "a\\\\b",
                "a+b=c&d/**",
                "C:/x",
                "#1/**",
                "@eaDir/**",
                "می\u200cخواهم/**",
                "a\"b”",
                "“a\"b",
            })
    void whatOccursInNamesIsNot(String glob) {
        assertThat(SuspiciousGlobCheck.of(glob)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Archive-* | write archive-*",
                "archive-1250000000.cos.ap-guangzhou.myqcloud.com | write archive-1250000000",
                "https://archive-1250000000.cos.ap-guangzhou.myqcloud.com/ | write archive-1250000000",
                "cos://archive-1250000000 | write archive-1250000000",
                "archive | write the full name, <name>-<appid>, or archive-*",
                "'*-archive' | write the full name, <name>-<appid>, in a-z, 0-9 and -, or a glob such as archive-*",
                "archive_1-1 | write the full name, <name>-<appid>, in a-z, 0-9 and -, or a glob such as archive-*",
                "archive-1250000000-1250000000 | write archive-1250000000",
                "archive-{appid} | write {a,b} with ASCII commas, or a backslash before a literal brace",
            })
    void bucketThatCannotBeIsDoubted(String glob, String remedy) {
        assertThat(reading("version: 1\nrules: [{name: a, skip: b, match: {buckets: ['" + glob + "']}}]\n")
                        .findings())
                .extracting(Finding::severity, Finding::line, Finding::field, Finding::remedy)
                .containsExactly(tuple(Finding.Severity.WARNING, 2, "rules[0].match.buckets[0]", remedy));
    }

    @ParameterizedTest
    @CsvSource({
        "cos:ObjectCreate:*, cos:ObjectCreated:*",
        "cos:ObjectCreated:put, cos:ObjectCreated:Put",
        "cos:objectcreated:*, cos:ObjectCreated:*",
        "cos:ObjectCreated:CompleteMultipart, cos:ObjectCreated:CompleteMultipartUpload",
    })
    void eventThatCosDoesNotSendIsDoubted(String event, String meant) {
        assertThat(reading("version: 1\nrules: [{name: a, skip: b, match: {events: ['" + event + "']}}]\n")
                        .findings())
                .extracting(Finding::severity, Finding::remedy)
                .containsExactly(tuple(Finding.Severity.WARNING, "write " + meant + ", if you mean that"));
    }

    @Test
    void eventsThatCosSendsAreNot() {
        String events =
                "['cos:ObjectCreated:*', 'cos:ObjectCreated:Replication', 'cos:InventoryReportCreated:Put', manual]";

        assertThat(reading("version: 1\nrules: [{name: a, skip: b, match: {events: " + events + "}}]\n")
                        .findings())
                .isEmpty();
    }

    @Test
    void exceptionsAreDoubtedToo() {
        assertThat(reading("version: 1\nrules:\n- name: a\n  match:\n    not-keys: [“secret/**”]\n"
                                + "  restore: {tier: bulk, days: 1}\n")
                        .findings())
                .extracting(Finding::severity, Finding::line, Finding::column, Finding::field)
                .containsExactly(tuple(Finding.Severity.WARNING, 5, 16, "rules[0].match.not-keys[0]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "legal/** | write [\"legal/**\"]",
                "legal/**, b/** | write [\"legal/**\", \"b/**\"]",
                "legal/**，b/** | write [\"legal/**\", \"b/**\"]",
                "{a,b}/**,c | write [\"{a,b}/**\", \"c\"]",
            })
    void severalThingsInOneTextAreSeveralItems(String text, String remedy) {
        assertThat(reading("version: 1\nrules: [{name: a, skip: b, match: {keys: '" + text + "'}}]\n")
                        .findings())
                .extracting(Finding::remedy)
                .containsExactly(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "'tier：bulk', full-width colon",
        "'tier:bulk', a space after the colon",
        "'tier:\u00a0bulk', ordinary spaces",
    })
    void colonsAndBlanksThatAreNoneAreNamed(String written, String remedy) {
        assertThat(reading("version: 1\nrules: [{name: a, restore: {" + written + ", days: 7}}]\n")
                        .findings())
                .anySatisfy(finding -> assertThat(finding.remedy()).contains(remedy));
    }
}
