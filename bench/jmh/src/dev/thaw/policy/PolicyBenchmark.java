package dev.thaw.policy;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.glob.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision among many rules, each with a prefix and a suffix of its own; objects fall on all of them alike. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class PolicyBenchmark {

    private static final ObjectAttributes FACTS =
            new ObjectAttributes(Optional.of(1_000_000L), Optional.of(new StorageClass("ARCHIVE")));

    @Param({"1", "100", "10000"})
    private int rules;

    private RestorePolicy policy;
    private ObjectRef[] objects;
    private int next;

    @Setup
    public void prepare() {
        policy = new RestorePolicy(IntStream.range(0, rules).mapToObj(this::rule).toList(), Limits.NONE, Optional.empty());
        Random random = new Random(1);
        objects = IntStream.range(0, 1024)
                .mapToObj(number -> ObjectRef.latest(
                        "archive-1250000000",
                        "ap-guangzhou",
                        "team-" + random.nextInt(rules) + "/2026/11/22/object-" + number + ".bin"))
                .toArray(ObjectRef[]::new);
    }

    private RestoreRule rule(int number) {
        RuleConditions match = new RuleConditions(
                List.of(),
                List.of(Glob.compile("team-" + number + "/**/*.bin")),
                List.of(),
                Set.of("ARCHIVE"),
                Optional.empty(),
                Optional.empty(),
                TriggerFilter.DEFAULT);
        return new RestoreRule(
                "rule-" + number, match, new RuleAction.Restore(new RestoreTerms(Tier.STANDARD, 3, Optional.empty())));
    }

    @Benchmark
    public PolicyDecision decision() {
        return policy.decide(objects[next++ & 1023], Trigger.manual(), FACTS);
    }
}
