package dev.thaw.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.RecordedRequest;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.text.SafeText;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forged events: no request goes to any host but that of the bucket, and each object is one clean log line. */
@QuarkusTest
@WithTestResource(EmbeddedCosResource.class)
class HostileEventTest extends OverHttp {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HOST = BUCKET + ".cos.ap-guangzhou.myqcloud.com";
    private static final String INJECTION = "cold/a\r\nHost: evil.example\r\n\r\n\u001b[2J\u2028\u0085\u202e x";

    @BeforeEach
    void seed() {
        cos.put(BUCKET, "cold/a.bin", StoredObject.of("ARCHIVE", 7));
        cos.put(BUCKET, INJECTION, StoredObject.of("ARCHIVE", 7));
    }

    @Test
    void foreignRegionsBucketsAndHostsAreNotContacted() throws IOException {
        List<String> outcomes = invoke(sample(), 4);

        assertThat(outcomes).containsExactlyInAnyOrder("MALFORMED", "MALFORMED", "MALFORMED", "ACCEPTED");
        assertThat(cos.journal().requests()).extracting(RecordedRequest::host).containsOnly(HOST);
        assertThat(cos.journal().requests()).extracting(RecordedRequest::key).containsOnly("cold/a.bin");
    }

    @Test
    void keyWithLineBreaksAddsNoHeader() throws IOException {
        ObjectNode event = sample();
        ArrayNode records = (ArrayNode) event.path("Records");
        ObjectNode entry = (ObjectNode) records.get(3);
        records.removeAll().add(entry);
        ((ObjectNode) entry.at("/cos/cosObject")).put("key", "/1250000000/archive/" + INJECTION);

        assertThat(invoke(event, 1)).containsExactly("ACCEPTED");
        assertThat(cos.journal().requests()).extracting(RecordedRequest::host).containsOnly(HOST);
        assertThat(cos.journal().acceptedRestores()).isEqualTo(Map.of(INJECTION, 1));
    }

    @Test
    void requestIdWithLineBreaksStaysOneLine() throws IOException {
        given().header("X-Scf-Request-Id", "a\u0085b\u001b[31m")
                .body("{\"Records\": 1}")
                .post("/event-invoke")
                .then()
                .statusCode(400);
        assertThat(output.lines()).hasSize(1).allMatch(HostileEventTest::isClean);
    }

    @Test
    void redirectIsNotFollowed() throws IOException {
        cos.faults().always(FaultInjector.anything(), InjectedFault.redirect(cos.uri() + "/stolen"));

        ObjectNode event = sample();
        given().body(event.toString()).post("/event-invoke").then().statusCode(500);

        assertThat(cos.journal().requests()).extracting(RecordedRequest::key).containsOnly("cold/a.bin");
        assertThat(output.text()).doesNotContain("EXAMPLE_SIGNATURE", "exampleSecretKey");
    }

    private List<String> invoke(ObjectNode event, int records) throws IOException {
        List<String> outcomes = given().header("X-Scf-Request-Id", "scf-1")
                .body(MAPPER.writeValueAsBytes(event))
                .post("/event-invoke")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("objects.outcome");
        assertThat(output.lines()).hasSize(records + 1).allMatch(HostileEventTest::isClean);
        assertThat(output.text()).doesNotContain("EXAMPLE_SIGNATURE", "exampleSecretKey");
        return outcomes;
    }

    /** One JSON object without control characters. */
    private static boolean isClean(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            return json.isObject() && line.codePoints().noneMatch(SafeText::isInvisible);
        } catch (IOException broken) {
            return false;
        }
    }

    private static ObjectNode sample() throws IOException {
        return (ObjectNode) MAPPER.readTree(sample("hostile-region"));
    }
}
