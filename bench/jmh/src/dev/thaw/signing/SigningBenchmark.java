package dev.thaw.signing;

import com.qcloud.cos.auth.BasicSessionCredentials;
import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.http.HttpMethodName;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The signatures of the restore requests of one session, with a temporary key: ours beside the vendor's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class SigningBenchmark {

    private static final String ID = "AKIDexampleSecretId0000000000000000";
    private static final String KEY = "exampleSecretKey00000000000000000";
    private static final String TOKEN = "exampleToken".repeat(12);
    private static final String HOST = "bench-1250000000.cos.ap-guangzhou.myqcloud.com";

    private final Call[] calls = IntStream.range(0, 1024).mapToObj(Call::new).toArray(Call[]::new);
    private int next;

    private final Credentials credentials = new Credentials(ID, KEY, Optional.of(TOKEN));
    private final KeyTime keyTime = new KeyTime(1_795_000_000L, 1_795_001_020L);
    private final SignKey signKey = SignKey.of(credentials, keyTime);

    private final COSSigner vendor = new COSSigner();
    private final COSCredentials vendorCredentials = new BasicSessionCredentials(ID, KEY, TOKEN);
    private final Date start = new Date(keyTime.start() * 1000);
    private final Date end = new Date(keyTime.end() * 1000);

    /** As the caller has it in hand. Maps of their own with texts of their own, as each request makes them. */
    private record Call(String path, Map<String, String> query, Map<String, String> headers) {
        Call(int number) {
            this(
                    "/archive/2026/11/22/camera-07/obj-%06d.bin".formatted(number),
                    Map.of("restore", ""),
                    Map.of(
                            "Host", HOST,
                            "Content-Type", new String("application/xml"),
                            "Content-Length", new String("120"),
                            "Content-MD5", new String("Q2hlY2sgSW50ZWdyaXR5IQ=="),
                            "x-cos-security-token", TOKEN));
        }
    }

    private Call call() {
        return calls[next++ & 1023];
    }

    /** As the program does it: one key for the requests of a minute. */
    @Benchmark
    public String oursWithTheKeyOfTheMinute() {
        Call call = call();
        return CosSigner.authorization(new UnsignedRequest("POST", call.path(), call.query(), call.headers()), signKey);
    }

    /** As for a single request: the key derived, too, and nothing known from before. */
    @Benchmark
    public String oursWithItsOwnKey() {
        Call call = call();
        return CosSigner.authorization(
                new UnsignedRequest("POST", call.path(), call.query(), call.headers()), credentials, keyTime);
    }

    @Benchmark
    public String vendors() {
        Call call = call();
        return vendor.buildAuthorizationStr(
                HttpMethodName.POST, call.path(), call.headers(), call.query(), vendorCredentials, start, end, true);
    }
}
