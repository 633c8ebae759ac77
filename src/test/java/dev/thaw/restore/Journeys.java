package dev.thaw.restore;

import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Glob;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleMatch;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.TriggerMatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The setting of the tests of this package: one rule, one bucket, a clock that stands. */
final class Journeys {

    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Deadline AMPLE = Deadline.after(Duration.ofMinutes(1), () -> 0);
    static final DefectLog DEFECTS = defect -> {
        throw new AssertionError("nobody foresaw this", defect);
    };
    static final RestoreTerms TERMS = new RestoreTerms(Tier.STANDARD, 3, Optional.empty());

    private Journeys() {}

    static RestorePolicy restoring(RestoreTerms terms) {
        return policy(Limits.NONE, new RestoreRule("all", RuleMatch.EVERYTHING, new RuleAction.Restore(terms)));
    }

    static RestorePolicy policy(Limits limits, RestoreRule... rules) {
        return new RestorePolicy(List.of(rules), limits, Optional.empty());
    }

    static RestoreRule rule(String name, String keys, RuleAction action) {
        return new RestoreRule(name, match(keys, Set.of(), Optional.empty()), action);
    }

    static RuleMatch match(String keys, Set<String> storageClasses, Optional<Long> minSize) {
        return new RuleMatch(
                List.of(),
                List.of(Glob.compile(keys)),
                List.of(),
                storageClasses,
                minSize,
                Optional.empty(),
                TriggerMatch.DEFAULT);
    }

    static Candidate.Named asked(String key) {
        return new Candidate.Named(object(key), Trigger.manual(), ObjectFacts.NONE, Optional.empty());
    }

    static Candidate.Named arrived(String key, long size, String eventName) {
        return new Candidate.Named(object(key), Trigger.event(eventName), ObjectFacts.sized(size), Optional.empty());
    }

    static Candidate.Named listed(String key, ObjectState state) {
        return new Candidate.Named(object(key), Trigger.manual(), state.facts(), Optional.of(state));
    }

    static ObjectRef object(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }

    static List<ObjectSource.Placed> placed(Candidate... candidates) {
        List<ObjectSource.Placed> placed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            placed.add(new ObjectSource.Placed(candidate, Integer.toString(placed.size() + 1)));
        }
        return placed;
    }

    static Resumption start() {
        return Resumption.start(Tally.start(Optional.empty()));
    }

    static AccountedFlow flow(RestorePolicy policy, ArchiveStore store, Overrides overrides) {
        return flow(policy, store, overrides, AMPLE, 4);
    }

    static AccountedFlow flow(
            RestorePolicy policy, ArchiveStore store, Overrides overrides, Deadline deadline, int atOnce) {
        return new AccountedFlow(new RestoreFlow(new RestoreFlow.Setting(
                policy,
                bucket -> bucket.startsWith("archive-"),
                store,
                overrides,
                deadline,
                CLOCK,
                new Workers(work -> new Thread(work).start(), atOnce),
                outcome -> {},
                Journeys.DEFECTS)));
    }
}
