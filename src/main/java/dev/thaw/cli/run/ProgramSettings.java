package dev.thaw.cli.run;

import dev.thaw.cli.options.Command;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the options of a command into the settings of the program. Runs before it starts. */
public final class ProgramSettings {

    private static final Pattern JOBS = Pattern.compile("cos://[a-z0-9-]+-([0-9]+)/");
    private static final String ANY_BUCKET = "bucket-1250000000";
    private static final String NO_RULES = "version: 1\nrules: [{name: none, skip: only looked at}]\n";

    private ProgramSettings() {}

    /**
     * No server, no lines about events, the policy and the bucket of the command.
     *
     * @param set receives names and values, like {@link System#setProperty}
     */
    public static void apply(CommandLine line, Map<String, String> environment, BiConsumer<String, String> set)
            throws UsageException {
        set.accept("quarkus.http.host-enabled", "false");
        set.accept("quarkus.log.console.stderr", "true");
        set.accept("quarkus.log.level", "ERROR");
        set.accept("thaw.command", "true");
        set.accept("thaw.console", "off");
        set.accept("thaw.log-format", "text");
        Optional<String> named =
                line.command().takesSources() ? Sources.of(line).bucket() : Optional.empty();
        if (!isSet(environment, "THAW_BUCKETS")) {
            set.accept(
                    "thaw.buckets",
                    named.filter(name -> name.matches("[a-z0-9-]+-[0-9]+"))
                            .or(() -> bucketsOfJobs(line, environment))
                            .orElse(ANY_BUCKET));
        }
        line.text(Option.REGION).ifPresent(region -> set.accept("tencentcloud.region", region));
        line.text(Option.RATE).ifPresent(rate -> set.accept("thaw.cos-rate", rate));
        policy(line, environment, set);
    }

    /** Jobs may restore from all buckets of the account that keeps them. */
    private static Optional<String> bucketsOfJobs(CommandLine line, Map<String, String> environment) {
        Matcher address = JOBS.matcher(environment.getOrDefault("THAW_JOBS", ""));
        return JobCommands.takes(line) && address.lookingAt() ? Optional.of("*-" + address.group(1)) : Optional.empty();
    }

    private static void policy(CommandLine line, Map<String, String> environment, BiConsumer<String, String> set)
            throws UsageException {
        if (line.has(Option.POLICY)) {
            String name = line.text(Option.POLICY).orElseThrow();
            boolean inCos = name.startsWith("cos://");
            set.accept("thaw.policy", inCos ? name : "");
            set.accept("thaw.policy-file", inCos ? "" : name);
            return;
        }
        boolean given = isSet(environment, "THAW_POLICY")
                || isSet(environment, "THAW_POLICY_FILE")
                || Files.exists(Path.of("policy.yaml"));
        if (given) {
            return;
        }
        if (line.command() == Command.STATUS || JobCommands.takes(line) && line.command() != Command.CONTINUE) {
            set.accept("thaw.policy", NO_RULES);
        } else if (line.has(Option.TIER) && line.has(Option.DAYS)) {
            set.accept(
                    "thaw.policy",
                    "version: 1\nrules: [{name: options, restore: {tier: "
                            + line.text(Option.TIER).orElseThrow() + ", days: "
                            + line.text(Option.DAYS).orElseThrow() + "}}]\n");
        } else if (line.command() == Command.CONTINUE) {
            throw new UsageException("there is no policy: set THAW_POLICY or THAW_POLICY_FILE as for the function");
        } else {
            throw new UsageException("there is no policy: name one by --policy FILE, or give --tier and --days");
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
