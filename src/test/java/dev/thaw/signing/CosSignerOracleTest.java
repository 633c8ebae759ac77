package dev.thaw.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.http.HttpMethodName;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The vendor's own signer says the same as ours of whatever both can sign. */
class CosSignerOracleTest {

    private static final int REQUESTS = 5_000;
    private static final String ID = "AKIDexampleSecretId0000000000000000";
    private static final String KEY = "exampleSecretKey00000000000000000";
    private static final List<HttpMethodName> METHODS =
            List.of(HttpMethodName.GET, HttpMethodName.HEAD, HttpMethodName.POST, HttpMethodName.PUT);
    private static final List<String> HEADERS =
            List.of("Content-MD5", "content-type", "X-Cos-Security-Token", "x-cos-meta-odd", "Range", "If-Match");

    private final Random random = new Random(20_240_607);
    private final COSSigner vendor = new COSSigner();

    @Test
    void ourAuthorizationIsTheVendors() {
        for (int i = 0; i < REQUESTS; i++) {
            HttpMethodName method = METHODS.get(random.nextInt(METHODS.size()));
            var request = new UnsignedRequest(method.name(), "/" + text(30), query(), headers());
            var span = new KeyTime(1_700_000_000L + i, 1_700_003_600L + 7L * i);

            assertThat(CosSigner.authorization(request, new Credentials(ID, KEY, Optional.empty()), span))
                    .as("%s %s %s %s", method, request.path(), request.query(), request.headers())
                    .isEqualTo(vendors(method, request, span));
        }
    }

    private String vendors(HttpMethodName method, UnsignedRequest request, KeyTime span) {
        return vendor.buildAuthorizationStr(
                method,
                request.path(),
                request.headers(),
                request.query(),
                new BasicCOSCredentials(ID, KEY),
                new Date(span.start() * 1000),
                new Date(span.end() * 1000),
                true);
    }

    /** Trimmed, since the vendor's signer trims parameters too, while the request is sent with the spaces. */
    private Map<String, String> query() {
        var query = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (int i = random.nextInt(5); i > 0; i--) {
            query.put(
                    "p" + OddText.of(random, 8).trim() + i,
                    OddText.of(random, 20).trim());
        }
        return query;
    }

    private Map<String, String> headers() {
        var headers =
                new TreeMap<String, String>(Map.of("Host", "examplebucket-1250000000.cos.ap-beijing.myqcloud.com"));
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.put(HEADERS.get(random.nextInt(HEADERS.size())), text(20));
        }
        return headers;
    }

    private String text(int longest) {
        return OddText.of(random, longest);
    }
}
