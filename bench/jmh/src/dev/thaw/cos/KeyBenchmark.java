package dev.thaw.cos;

import dev.thaw.cos.endpoint.EncodedKey;
import dev.thaw.object.PercentCoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A key on its way into a URL: as a path, and as one parameter beside the form encoder of the JDK. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class KeyBenchmark {

    @Param({"archive/2026/11/22/camera-07/obj-000123.bin", "合同/2026 年/a+b (1).pdf"})
    private String key;

    @Benchmark
    public String path() {
        return EncodedKey.path(key);
    }

    @Benchmark
    public String parameter() {
        return PercentCoding.encode(key);
    }

    @Benchmark
    public String parameterByTheFormEncoder() {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
