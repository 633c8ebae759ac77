package dev.thaw.function;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.thaw.emulator.store.StoredObject;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code THAW_MANUAL_AUTH=platform} without a token: the platform has authenticated the sender of an envelope, and no other caller. */
@QuarkusTest
@TestProfile(PlatformAuthTest.ByPlatform.class)
@WithTestResource(EmbeddedCosResource.class)
class PlatformAuthTest extends OverHttp {

    private static final String BODY =
            "{\"bucket\":\"" + BUCKET + "\",\"region\":\"ap-guangzhou\",\"keys\":[\"cold/a.bin\"]}";
    private static final String ENVELOPE =
            "{\"httpMethod\":\"POST\",\"path\":\"/restore\",\"headers\":{},\"body\":" + text(BODY) + "}";

    /** The setting behind a Function URL with CAM. */
    public static final class ByPlatform implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("thaw.manual-auth", "platform");
        }
    }

    @BeforeEach
    void seed() {
        cos.put(BUCKET, "cold/a.bin", StoredObject.of("ARCHIVE", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/restore", "/plan", "/status"})
    void plainCallsAreRefused(String path) {
        given().header("Authorization", "Bearer 0123456789abcdef0123456789abcdef")
                .body(BODY)
                .post(path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("THAW_MANUAL_TOKEN"));
        assertThat(cos.journal().requests()).isEmpty();
    }

    @Test
    void envelopeThatIsTheEventIsAccepted() {
        invoke(ENVELOPE).statusCode(200).body("statusCode", equalTo(200));
        assertThat(cos.journal().acceptedRestores("cold/a.bin")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"CMQ\":{\"msgBody\":%s}}]}",
                "{\"Records\":[{\"Ckafka\":{\"msgBody\":%s}}]}",
                "{\"specversion\":\"1.0\",\"source\":\"x\",\"data\":{\"msgBody\":%s}}",
                "{\"Body\":{\"ClientContext\":%s}}",
            })
    void envelopeInsideAnotherEventIsNot(String carrier) {
        invoke(carrier.formatted(text(ENVELOPE))).statusCode(200).body("objects[0].outcome", equalTo("NOT_ALLOWED"));
        assertThat(cos.journal().requests()).isEmpty();
    }

    private static String text(String json) {
        return JsonNodeFactory.instance.textNode(json).toString();
    }

    private static ValidatableResponse invoke(String event) {
        return given().body(event.getBytes(UTF_8)).post("/event-invoke").then();
    }
}
