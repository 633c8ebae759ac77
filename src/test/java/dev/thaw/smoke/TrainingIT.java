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
 * The training run of the AOT cache: Quarkus records the classes that this test loads. It includes a real restore call, since the
 * classes of the client would otherwise be missing in the cache.
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

    /** The COS and the settings of the program. */
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
