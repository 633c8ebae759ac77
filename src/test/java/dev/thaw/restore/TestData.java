package dev.thaw.restore;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.TriggerFilter;
import dev.thaw.policy.glob.Glob;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.ObjectState;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the tests of flows share: one bucket, one rule, a fixed clock, and flows built from them. */
public final class TestData {

    public static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Deadline AMPLE = Deadline.after(Duration.ofMinutes(1), () -> 0);
    public static final DefectLog DEFECTS = defect -> {
        throw new AssertionError("unexpected", defect);
    };
    public static final RestoreTerms TERMS = new RestoreTerms(Tier.STANDARD, 3, Optional.empty());

    private TestData() {}

    public static RestorePolicy restoring(RestoreTerms terms) {
        return policy(Limits.NONE, new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(terms)));
    }

    public static RestorePolicy policy(Limits limits, RestoreRule... rules) {
        return new RestorePolicy(List.of(rules), limits, Optional.empty());
    }

    public static RestoreRule rule(String name, String keys, RuleAction action) {
        return new RestoreRule(name, match(keys, Set.of(), Optional.empty()), action);
    }

    public static RuleConditions match(String keys, Set<String> storageClasses, Optional<Long> minSize) {
        return new RuleConditions(
                List.of(),
                List.of(Glob.compile(keys)),
                List.of(),
                storageClasses,
                minSize,
                Optional.empty(),
                TriggerFilter.DEFAULT);
    }

    public static Candidate.Named asked(String key) {
        return new Candidate.Named(object(key), Trigger.manual(), ObjectAttributes.NONE, Optional.empty());
    }

    public static Candidate.Named arrived(String key, long size, String eventName) {
        return new Candidate.Named(
                object(key), Trigger.event(eventName), ObjectAttributes.sized(size), Optional.empty());
    }

    public static Candidate.Named listed(String key, ObjectState state) {
        return new Candidate.Named(object(key), Trigger.manual(), state.facts(), Optional.of(state));
    }

    public static ObjectRef object(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }

    public static List<ObjectSource.Positioned> placed(Candidate... candidates) {
        List<ObjectSource.Positioned> placed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            placed.add(new ObjectSource.Positioned(candidate, Integer.toString(placed.size() + 1)));
        }
        return placed;
    }

    public static ResumePoint start() {
        return ResumePoint.start(RunTotals.start(Optional.empty()));
    }

    public static AccountedFlow flow(RestorePolicy policy, ArchiveStore store, RequestOverrides overrides) {
        return flow(policy, store, overrides, AMPLE, 4);
    }

    public static AccountedFlow flow(
            RestorePolicy policy, ArchiveStore store, RequestOverrides overrides, Deadline deadline, int atOnce) {
        return flowOf(policy, store)
                .overrides(overrides)
                .deadline(deadline)
                .workers(atOnce)
                .accounted();
    }

    /** A flow with ample time and four workers; the methods of the builder replace what a test is about. */
    public static FlowBuilder flowOf(RestorePolicy policy, ArchiveStore store) {
        return new FlowBuilder(policy, store);
    }

    /** Builds flows for tests. */
    public static final class FlowBuilder {

        private final RestorePolicy policy;
        private final ArchiveStore store;
        private RequestOverrides overrides = RequestOverrides.NONE;
        private Deadline deadline = AMPLE;
        private WorkerPool workers = threads(4);
        private Consumer<ObjectOutcome> log = outcome -> {};
        private DefectLog defects = DEFECTS;

        private FlowBuilder(RestorePolicy policy, ArchiveStore store) {
            this.policy = policy;
            this.store = store;
        }

        FlowBuilder overrides(RequestOverrides other) {
            overrides = other;
            return this;
        }

        public FlowBuilder deadline(Deadline other) {
            deadline = other;
            return this;
        }

        public FlowBuilder workers(int atOnce) {
            return workers(threads(atOnce));
        }

        public FlowBuilder workers(WorkerPool other) {
            workers = other;
            return this;
        }

        public FlowBuilder log(Consumer<ObjectOutcome> other) {
            log = other;
            return this;
        }

        /** Defects are part of the test: each gets this id. */
        FlowBuilder defectsAs(String id) {
            defects = defect -> id;
            return this;
        }

        public RestoreFlow build() {
            return new RestoreFlow(new RestoreFlow.Context(
                    policy,
                    bucket -> bucket.startsWith("archive-"),
                    OWN_FILES,
                    store,
                    overrides,
                    deadline,
                    CLOCK,
                    workers,
                    log,
                    defects));
        }

        /** With every report checked against what entered. */
        public AccountedFlow accounted() {
            return new AccountedFlow(build());
        }
    }

    /** Where Thaw keeps files of its own. */
    static final Predicate<ObjectRef> OWN_FILES = object -> object.key().startsWith("lists/own-files/");

    public static WorkerPool threads(int atOnce) {
        return new WorkerPool(work -> new Thread(work).start(), atOnce);
    }

    public static Limits maxObjects(long limit) {
        return limits(Optional.of(limit), Optional.empty(), Optional.empty());
    }

    public static Limits maxSize(long limit) {
        return limits(Optional.empty(), Optional.of(limit), Optional.empty());
    }

    public static Limits maxCost(String limit) {
        return limits(Optional.empty(), Optional.empty(), Optional.of(new BigDecimal(limit)));
    }

    private static Limits limits(Optional<Long> objects, Optional<Long> size, Optional<BigDecimal> cost) {
        return new Limits(Optional.empty(), Optional.empty(), Optional.empty(), objects, size, cost);
    }
}
