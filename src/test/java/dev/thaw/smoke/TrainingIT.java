package dev.thaw.smoke;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the JVM remembers of a start in the AOT cache: Quarkus trains it with this test. A real restore call is part of it, since
 * classes of the way out that were never loaded are missing when they count.
 */
@QuarkusIntegrationTest
@WithTestResource(TrainingIT.Cos.class)
class TrainingIT {

    @Test
    void anEventLeadsToARestore() {
        given().body(Archive.event())
                .header("X-Scf-Request-Id", "training")
                .post("/event-invoke")
                .then()
                .statusCode(200)
                .body(containsString("\"ACCEPTED\""));
    }

    /** The COS that the program is sent to, and its other settings. */
    public static final class Cos implements QuarkusTestResourceLifecycleManager {

        private final Archive archive = new Archive();

        @Override
        public Map<String, String> start() {
            Map<String, String> properties = new HashMap<>();
            Archive.withCredentials(archive.environment())
                    .forEach((name, value) -> properties.put(property(name), value));
            return properties;
        }

        /** THAW_COS_RATE is thaw.cos-rate, TENCENTCLOUD_APPID is tencentcloud.appid. */
        private static String property(String variable) {
            return variable.toLowerCase(java.util.Locale.ROOT)
                    .replaceFirst("_", ".")
                    .replace('_', '-');
        }

        @Override
        public void stop() {
            archive.close();
        }
    }
}
