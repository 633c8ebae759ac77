package dev.thaw.function;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths of the jobs over HTTP. */
@QuarkusTest
@TestProfile(JobPathsTest.WithJobs.class)
@WithTestResource(EmbeddedCosResource.class)
class JobPathsTest extends OverHttp {

    private static final String TOKEN = "secret-0123456789abcdef0123456789";
    private static final String OPS = "ops-1250000000";

    /** Jobs in a bucket outside the allowed ones, continued by nobody. */
    public static final class WithJobs implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "thaw.manual-token",
                    TOKEN,
                    "thaw.jobs",
                    "cos://" + OPS + "/thaw/",
                    "thaw.jobs-region",
                    "ap-guangzhou",
                    "thaw.jobs-tick",
                    "off");
        }
    }

    @BeforeEach
    void bucket() {
        cos.createBucket(OPS);
    }

    @Test
    void jobIsCreatedListedAndShown() {
        String body =
                "{\"bucket\":\"" + BUCKET + "\",\"region\":\"ap-guangzhou\",\"keys\":[\"a\"],\"job\":{\"id\":\"%s\"}}";

        called().body(body.formatted("one").getBytes(UTF_8))
                .post("/jobs")
                .then()
                .statusCode(201);
        called().body(body.formatted("one").getBytes(UTF_8))
                .post("/restore")
                .then()
                .statusCode(200);
        called().body(body.formatted("two").getBytes(UTF_8))
                .post("/restore")
                .then()
                .statusCode(201);
        called().get("/jobs/one").then().statusCode(200).body("createdBy", equalTo("http"));
        called().queryParam("limit", 1).get("/jobs").then().statusCode(200).body("jobs", hasSize(1));
        called().post("/jobs/one/cancel").then().statusCode(200).body("cancelling", equalTo(true));
        called().post("/jobs/continue").then().statusCode(200).body("action", equalTo("continue"));
        given().get("/q/health/ready").then().body("checks.find { it.name == 'jobs' }.status", equalTo("UP"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /jobs, 'GET, POST'",
        "POST, /jobs/one, GET",
        "GET, /jobs/one/confirm, POST",
        "GET, /jobs/continue, POST",
        "GET, /restore, POST"
    })
    void otherMethodsAre405(String method, String path, String allowed) {
        called().request(method, path).then().statusCode(405).header("Allow", allowed);
    }

    @ParameterizedTest
    @CsvSource({"/jobs/", "/jobs/ONE", "/jobs/one/delete", "/jobs/none", "/x/jobs"})
    void otherPathsAre404(String path) {
        called().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"/jobs", "/jobs/one"})
    void lookingNeedsTheTokenToo(String path) {
        given().get(path).then().statusCode(401).body("detail", containsString("X-Thaw-Token"));
    }

    private static RequestSpecification called() {
        return given().header("X-Thaw-Token", TOKEN);
    }
}
