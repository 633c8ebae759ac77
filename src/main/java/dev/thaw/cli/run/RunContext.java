package dev.thaw.cli.run;

import dev.thaw.cli.credentials.FoundCredentials;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.config.Settings;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.request.InvocationDefects;
import dev.thaw.restore.DryRunStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What the parts of a run share. A run has no deadline of its own.
 *
 * @param line the command
 * @param credentials the user's own
 * @param slowDowns how often COS has asked for less speed
 * @param policy in force, with what the skip rules become under {@code --force}
 */
record RunContext(
        CommandLine line,
        Map<String, String> environment,
        Settings settings,
        FoundCredentials credentials,
        RestorePolicy policy,
        ObjectStore store,
        Deadline deadline,
        WorkerPool workers,
        Clock clock,
        LongSupplier slowDowns) {

    ObjectSource open(Path input) throws UsageException, IOException {
        return Sources.of(line).open(store, this::region, this::fullName, input);
    }

    private String fullName(String bucket) {
        return credentials.aliases().getOrDefault(bucket, bucket);
    }

    private String region(String bucket) {
        return line.text(Option.REGION)
                .or(() -> Optional.ofNullable(credentials.regions().get(bucket)))
                .or(() -> settings.runtimeEnvironment().region())
                .or(credentials::region)
                .orElse("");
    }

    /** The flow that only looks, by the same policy. */
    RestoreFlow planning() {
        return flow(true, inspectMode());
    }

    /** The flow that requests. */
    RestoreFlow requesting(boolean lookAtEach) {
        return flow(false, lookAtEach ? InspectMode.ALWAYS : inspectMode());
    }

    private RestoreFlow flow(boolean dry, InspectMode inspect) {
        return new RestoreFlow(new RestoreFlow.Context(
                policy,
                allowedBuckets(),
                dry ? new DryRunStore(store) : store,
                new RequestOverrides(
                        line.text(Option.TIER).flatMap(Tier::named),
                        line.number(Option.DAYS).map(Math::toIntExact),
                        line.has(Option.EXTEND),
                        inspect),
                deadline,
                clock,
                workers,
                outcome -> {},
                new InvocationDefects("command")));
    }

    /** What a user names is allowed, unless the settings say otherwise. */
    private Predicate<String> allowedBuckets() {
        boolean limited = !environment.getOrDefault("THAW_BUCKETS", "").isBlank();
        return limited ? settings.buckets() : bucket -> true;
    }

    private InspectMode inspectMode() {
        boolean listing = line.text(Option.INSPECT).filter("listing"::equals).isPresent();
        return listing ? InspectMode.UNLESS_LISTED : InspectMode.ALWAYS;
    }

    static RestorePolicy policyFor(CommandLine line, RestorePolicy policy) {
        Optional<RestoreTerms> terms = line.text(Option.TIER)
                .flatMap(Tier::named)
                .flatMap(tier -> line.number(Option.DAYS)
                        .map(days -> new RestoreTerms(tier, Math.toIntExact(days), Optional.empty())));
        return line.has(Option.FORCE) ? policy.forced(terms) : policy;
    }
}
