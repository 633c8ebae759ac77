package dev.thaw.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The event path is closed, and there are no credentials. */
@QuarkusTest
@TestProfile(ClosedTest.ClosedWithoutCredentials.class)
class ClosedTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String BODY = "{\"keys\":[\"cold/a.bin\"]}";

    @RegisterExtension
    final Output output = new Output();

    /** Empty variables count as unset. */
    public static final class ClosedWithoutCredentials implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "thaw.event-invoke",
                    "off",
                    "thaw.secret-id",
                    "",
                    "thaw.secret-key",
                    "",
                    "thaw.manual-token",
                    TOKEN);
        }
    }

    @Test
    void eventPathIsClosed() {
        for (String method : new String[] {"POST", "GET"}) {
            given().body(BODY)
                    .request(method, "/event-invoke")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", containsString("THAW_EVENT_INVOKE"));
        }
        given().body(BODY).post("/event-invoke/").then().statusCode(404);
    }

    @Test
    void withoutCredentialsTheInvocationFailsNamingWhatToSet() {
        given().header("X-Thaw-Token", TOKEN)
                .header("X-Scf-Secret-Id", "id")
                .header("X-Scf-Secret-Key", "key")
                .body(BODY)
                .post("/restore")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", equalTo("No credentials"))
                .body("detail", containsString("THAW_SECRET_ID"));
        assertThat(output.text()).doesNotContain(TOKEN).contains("\"level\":\"ERROR\"");
    }

    @Test
    void readinessNamesWhatIsMissing() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'credentials' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'credentials' }.data.remedy", containsString("run role"));
    }
}
