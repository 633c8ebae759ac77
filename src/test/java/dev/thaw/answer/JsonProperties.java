package dev.thaw.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.AnyText;
import dev.thaw.log.JsonLines;
import dev.thaw.log.TextLines;
import dev.thaw.text.SafeText;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text in a report or a log line is read back as it was, and written on one line. */
class JsonProperties {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Provide
    Arbitrary<String> texts() {
        return AnyText.text(0, 40);
    }

    @Property
    void textSurvivesJson(@ForAll("texts") String text) throws IOException {
        String json = Json.object(Map.of("text", text));
        assertThat(MAPPER.readTree(json).path("text").asText()).isEqualTo(text);
        assertThat(json.codePoints()).noneMatch(SafeText::isInvisible);
    }

    @Property
    void logLineIsOneLine(@ForAll("texts") String id, @ForAll("texts") String detail) throws IOException {
        String json = new JsonLines().failure(NOW, id, detail);
        assertThat(json.codePoints()).noneMatch(SafeText::isInvisible);
        assertThat(MAPPER.readTree(json).path("requestId").asText()).isEqualTo(id);
        assertThat(MAPPER.readTree(json).path("detail").asText()).isEqualTo(detail);
        assertThat(new TextLines().failure(NOW, id, detail).codePoints()).noneMatch(SafeText::isInvisible);
    }
}
