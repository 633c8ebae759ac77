package dev.thaw.event.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thaw.event.Samples;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.event.manual.ManualRequest.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class HttpCallTest {

    @ParameterizedTest
    @CsvSource({
        "/restore, RESTORE",
        "/plan, PLAN",
        "/status/, STATUS",
        "/release/plan, PLAN",
        "/, RESTORE",
        "'', RESTORE"
    })
    void lastSegmentIsTheAction(String path, Action action) throws Exception {
        assertThat(post(path, "{\"keys\":[\"a\"]}").manualCall().word()).isEqualTo(action.word());
    }

    @Test
    void rootLeavesTheActionToTheBody() throws Exception {
        assertThat(post("/", "{\"action\":\"plan\",\"keys\":[\"a\"]}")
                        .manualCall()
                        .word())
                .isEqualTo("plan");
        assertThat(post("/", "{\"keys\":[\"a\"]}").manualCall())
                .isEqualTo(Samples.restoreOf(new Source.Keys(List.of("a"))));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /delete, '', NOT_FOUND",
        "POST, /Restore, '', NOT_FOUND",
        "GET, /delete, '', NOT_FOUND",
        "GET, /restore, '', METHOD_NOT_ALLOWED",
        "GET, /, '', METHOD_NOT_ALLOWED",
        "POST, /about, '', METHOD_NOT_ALLOWED",
        "GET, /explain, '', METHOD_NOT_ALLOWED",
        "POST, /explain, '', UNREADABLE",
        "GET, /jobs/studies-2026/confirm, '', METHOD_NOT_ALLOWED",
        "POST, /restore, '', UNREADABLE",
        "POST, /restore, '{', UNREADABLE",
        "POST, /restore, '{}', INVALID",
        "POST, /restore, '{\"action\":\"plan\",\"keys\":[\"a\"]}', INVALID",
    })
    void errorsHaveTheKindThatDecidesTheStatus(String method, String path, String body, Kind kind) {
        InvalidInputException error = catchThrowableOfType(
                InvalidInputException.class, () -> new HttpCall(method, path, Map.of(), Map.of(), body).manualCall());
        assertThat(error.kind()).isEqualTo(kind);
    }

    @Test
    void queryParametersAreRefused() {
        InvalidInputException error = catchThrowableOfType(
                InvalidInputException.class,
                () -> new HttpCall("POST", "/plan", Map.of("days", "7"), Map.of(), "{\"keys\":[\"a\"]}").manualCall());
        assertThat(error.kind()).isEqualTo(Kind.INVALID);
        assertThat(error).hasMessage("query parameters are not supported: put the request into the body");
    }

    @Test
    void bodyThatIsNotUtf8IsUnreadable() {
        byte[] gbk = {'{', '"', 'k', 'e', 'y', 's', '"', ':', '[', '"', (byte) 0xba, (byte) 0xcf, '"', ']', '}'};

        InvalidInputException fault = catchThrowableOfType(
                InvalidInputException.class,
                () -> HttpCall.plain("POST", "/restore", Map.of(), Map.of(), gbk)
                        .manualCall());

        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault).hasMessageContaining("not UTF-8");
    }

    private static HttpCall post(String path, String body) {
        return new HttpCall("POST", path, Map.of(), Map.of(), body);
    }
}
