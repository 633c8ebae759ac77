package dev.thaw.function;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manual calls with a token, under a policy in COS. The states of the policy build on each other, in order. */
@QuarkusTest
@TestProfile(ManualCallTest.TokenAndPolicyInCos.class)
@WithTestResource(EmbeddedCosResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManualCallTest extends OverHttp {

    private static final String TOKEN = "secret-0123456789abcdef0123456789";
    private static final String CONFIG = "config-1250000000";
    private static final String BODY =
            "{\"bucket\":\"" + BUCKET + "\",\"region\":\"ap-guangzhou\",\"keys\":[\"cold/a.bin\"]}";
    private static final String POLICY =
            "version: 1\nrules:\n  - {name: ${x}, restore: {tier: standard, days: 3}}\n".replace("${x}", "\"${x}\"");

    /** A token, and a policy outside the allowed buckets. */
    public static final class TokenAndPolicyInCos implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("thaw.policy", "cos://" + CONFIG + "/thaw/policy.yaml", "thaw.manual-token", TOKEN);
        }
    }

    @BeforeEach
    void seed() {
        cos.put(BUCKET, "cold/a.bin", StoredObject.of("ARCHIVE", 1234));
    }

    @Test
    @Order(1)
    void policyThatNoInvocationHasReadYetIsReady() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'policy' }.data.rules", equalTo("read with the first invocation"));
    }

    @Test
    @Order(2)
    void missingPolicyFailsTheInvocationNamingCauseAndRemedy() {
        cos.createBucket(CONFIG);

        call("/restore", BODY)
                .statusCode(500)
                .contentType("application/problem+json")
                .body("detail", containsString("cos://config-1250000000/thaw/policy.yaml cannot be read"))
                .body("detail", containsString("NoSuchKey"))
                .body("detail", containsString("put the object there"));
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'policy' }.data.remedy", containsString("NoSuchKey"));
    }

    @Test
    @Order(3)
    void deniedPolicySaysWhatToAllow() {
        cos.faults().always(FaultInjector.on(Operation.GET_OBJECT), InjectedFault.answer(403, "AccessDenied"));

        call("/restore", BODY).statusCode(500).body("detail", containsString("allow cos:GetObject"));
    }

    @Test
    @Order(4)
    void policyIsReadOnceForManyInvocations() {
        cos.put(CONFIG, "thaw/policy.yaml", StoredObject.of("STANDARD", 0).holding(StoredContent.of(POLICY)));
        cos.journal().clear();

        call("/plan", BODY).statusCode(200).body("objects[0].rule", equalTo("${x}"));
        call("/plan", BODY).statusCode(200).body("objects[0].outcome", equalTo("WOULD_RESTORE"));

        assertThat(cos.journal().count(Operation.GET_OBJECT)).isEqualTo(1);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({"Authorization, 'Bearer '", "authorization, 'bearer '", "X-Thaw-Token, ''"})
    void correctTokenIsAccepted(String header, String before) {
        given().header(header, before + TOKEN)
                .body(BODY.getBytes(UTF_8))
                .post("/status")
                .then()
                .statusCode(200)
                .body("action", equalTo("status"))
                .body("objects[0].outcome", equalTo("ARCHIVED"));
        assertThat(output.text()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({
        "Authorization, Bearer wrong",
        "Authorization, Basic c2VjcmV0",
        "Authorization, secret-0123456789abcdef0123456789",
        "X-Thaw-Token, secret-0123456789abcdef012345678",
        "X-Other, none",
    })
    void absentOrWrongTokenIsA401(String header, String value) {
        given().header(header, value)
                .body(BODY)
                .post("/restore")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("X-Thaw-Token"))
                .body("detail", not(containsString("secret-")));
        assertThat(output.text()).doesNotContain("secret-");
    }

    @Test
    @Order(5)
    void pathIsTheAction() {
        call("/restore", BODY).statusCode(200).body("objects[0].outcome", equalTo("ACCEPTED"));
        call("/plan", "{\"action\":\"restore\",\"keys\":[\"a\"]}").statusCode(400);
        call("/restore", "{\"keys\":[\"a\"],\"dayz\":1}").statusCode(400).body("field", equalTo("dayz"));
        given().header("X-Thaw-Token", TOKEN)
                .queryParam("force", "true")
                .body(BODY)
                .post("/restore")
                .then()
                .statusCode(400);
        call("/restored", BODY).statusCode(404);
    }

    @Test
    @Order(5)
    void envelopeIsAuthenticatedByItsOwnToken() {
        String envelope = "{\"httpMethod\":\"POST\",\"path\":\"/plan\",\"headers\":{\"X-Thaw-Token\":\"%s\"},\"body\":"
                + "\"" + BODY.replace("\"", "\\\"") + "\"}";

        invoke(envelope.formatted(TOKEN)).statusCode(200).body("statusCode", equalTo(200));
        invoke(envelope.formatted("wrong")).statusCode(200).body("statusCode", equalTo(401));
        assertThat(output.text()).doesNotContain(TOKEN);
    }

    private static ValidatableResponse invoke(String event) {
        return given().body(event.getBytes(UTF_8)).post("/event-invoke").then();
    }

    private static ValidatableResponse call(String path, String body) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .body(body.getBytes(UTF_8))
                .post(path)
                .then();
    }
}
