package dev.thaw.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class LogLinesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String HOSTILE = "a\r\nb\u001b[2Jc\u2028d\u2029e\u0085f\u202eg\u007fh\u0000";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noLineContainsControlCharacters(boolean json) {
        ReportLog.LogLines lines = json ? new JsonLines() : new TextLines();

        assertThat(lines.failure(NOW, HOSTILE, HOSTILE)).matches(LogLinesTest::isVisible);
        assertThat(lines.notice(NOW, ReportLog.Level.WARN, Map.of("detail", HOSTILE, HOSTILE, HOSTILE)))
                .matches(LogLinesTest::isVisible);
        assertThat(lines.job(NOW, HOSTILE, ReportLog.Level.ERROR, Map.of("problem", HOSTILE)))
                .matches(LogLinesTest::isVisible);
    }

    @Test
    void lineOfAJobNamesActionJobAndPhase() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("action", "confirm");
        facts.put("job", "studies-2026");
        facts.put("phase", "REQUESTING");

        assertThat(new JsonLines().job(NOW, "id", ReportLog.Level.INFO, facts))
                .isEqualTo("{\"time\":\"2026-11-22T12:00:00Z\",\"level\":\"INFO\",\"requestId\":\"id\","
                        + "\"action\":\"confirm\",\"job\":\"studies-2026\",\"phase\":\"REQUESTING\"}");
        assertThat(new TextLines().job(NOW, "id", ReportLog.Level.WARN, facts))
                .isEqualTo("2026-11-22T12:00:00Z id WARN confirm job=studies-2026 phase=REQUESTING");
    }

    @Test
    void jsonEscapesWithoutLoss() {
        assertThat(new JsonLines().failure(NOW, "id", "a\r\n\u001b\u2028"))
                .isEqualTo("{\"time\":\"2026-11-22T12:00:00Z\",\"level\":\"ERROR\",\"requestId\":\"id\","
                        + "\"detail\":\"a\\r\\n\\u001B\\u2028\"}");
    }

    @Test
    void linesAreUtf8WhateverTheLocale() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, false, StandardCharsets.US_ASCII));
        try {
            ReportLog.print("日志/é𝄞");
        } finally {
            System.setOut(before);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("日志/é𝄞\n");
    }

    private static boolean isVisible(String line) {
        return line.codePoints().noneMatch(SafeText::isInvisible);
    }
}
