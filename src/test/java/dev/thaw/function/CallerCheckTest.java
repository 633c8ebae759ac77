package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.answer.Problem;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerCheckTest {

    private final CallerCheck outsideScf = new CallerCheck(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:9000",
                "thaw.localhost",
                "localhost.",
                "127.0.0.1",
                "127.0.0.1:9000",
                "127.8.9.255",
                "[::1]",
                "[::1]:9000",
            })
    void loopbackNamesAreAccepted(String host) {
        assertThat(status(headers("Host", host))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "evil.example",
                "evil.example:9000",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evillocalhost",
                "127.0.0.256",
                "128.0.0.1",
                "10.0.0.1",
                "[::2]",
                "localhost:80:80",
                "localhost@evil",
                "0.0.0.0",
                "",
                " ",
            })
    void otherHostsOnLoopbackAreRejected(String host) {
        assertThat(status(headers("Host", host))).isEqualTo(403);
    }

    @Test
    void linkOnAnotherSiteMayLeadToThePageButNotByAForeignHost() {
        MultiMap link = headers("Host", "localhost:9000").add("Sec-Fetch-Site", "cross-site");
        assertThat(outsideScf.check(link, true, true, true)).isEmpty();
        assertThat(outsideScf.check(link, true, true, false)).isPresent();
        assertThat(outsideScf.check(headers("Host", "evil.example:9000"), true, true, true))
                .isPresent();
    }

    @Test
    void onOtherAddressesAnyHostIsAccepted() {
        assertThat(outsideScf.check(headers("Host", "thaw.internal"), true, false, false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9000, http://localhost:9000, 0",
        "localhost:9000, HTTP://LOCALHOST:9000, 0",
        "localhost, http://localhost:80, 0",
        "localhost:80, http://localhost, 0",
        "localhost, https://localhost, 0",
        "localhost:9000, http://localhost:3000, 403",
        "localhost:9000, http://localhost, 403",
        "localhost:9000, http://127.0.0.1:9000, 403",
        "localhost, https://evil.example, 403",
        "localhost, null, 403",
        "localhost, '', 403",
        "localhost, localhost, 403",
        "localhost, file://, 403",
        "localhost, http://localhost.evil.example, 403",
    })
    void originMustMatchTheHost(String host, String origin, int status) {
        assertThat(status(headers("Host", host).add("Origin", origin))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "same-origin, 0", "same-site, 403", "cross-site, 403", "'', 403", "anything, 403"})
    void siteMustBeSameOriginOrNone(String site, int status) {
        assertThat(status(headers("Host", "localhost").add("Sec-Fetch-Site", site)))
                .isEqualTo(status);
    }

    @Test
    void eachOfSeveralHeadersCounts() {
        MultiMap origins =
                headers("Host", "localhost").add("Origin", "http://localhost").add("Origin", "http://evil.example");
        MultiMap sites =
                headers("Host", "localhost").add("Sec-Fetch-Site", "none").add("Sec-Fetch-Site", "cross-site");

        assertThat(status(origins)).isEqualTo(403);
        assertThat(status(sites)).isEqualTo(403);
    }

    @Test
    void exactlyOneHostIsRequired() {
        assertThat(status(headers("Host", "localhost").add("Host", "localhost")))
                .isEqualTo(400);
        assertThat(status(MultiMap.caseInsensitiveMultiMap())).isEqualTo(400);
        assertThat(outsideScf.check(MultiMap.caseInsensitiveMultiMap(), false, false, false))
                .isEmpty();
        assertThat(outsideScf.check(MultiMap.caseInsensitiveMultiMap(), false, true, false))
                .isPresent();
    }

    @Test
    void onScfOriginsAreNotChecked() {
        MultiMap headers = headers("Host", "scf").add("Origin", "https://evil.example");

        assertThat(new CallerCheck(true).check(headers, true, true, false)).isEmpty();
    }

    private int status(MultiMap headers) {
        Optional<Problem> problem = outsideScf.check(headers, true, true, false);
        return problem.map(Problem::status).orElse(0);
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }
}
