package dev.thaw.cli.run;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.PercentCoding;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.Candidate;
import java.time.Duration;
import java.util.Optional;

/**
 * One restore of a plan, a line of its file: columns with tabs between them, texts percent-encoded.
 *
 * @param details what was decided when it was planned
 */
record PlannedRow(ObjectRef object, DecisionDetails details) {

    private static final String TAB = "\t";

    static Optional<PlannedRow> of(ObjectOutcome outcome) {
        return outcome.details().object().map(object -> new PlannedRow(object, outcome.details()));
    }

    String line() {
        return String.join(
                TAB,
                object.bucket(),
                object.region(),
                PercentCoding.encode(object.key()),
                PercentCoding.encode(object.versionId().orElse("")),
                details.facts().size().map(String::valueOf).orElse(""),
                details.facts()
                        .storageClass()
                        .map(known -> PercentCoding.encode(known.name()))
                        .orElse(""),
                PercentCoding.encode(details.rule().orElse("")),
                details.tier().map(Tier::wireName).orElse(""),
                details.days().map(String::valueOf).orElse(""));
    }

    /** @throws IllegalArgumentException if {@link #line} did not write it */
    static PlannedRow parse(String line) {
        String[] cells = line.split(TAB, -1);
        if (cells.length != 9) {
            throw new IllegalArgumentException("not a row of a plan");
        }
        ObjectRef object = new ObjectRef(cells[0], cells[1], text(cells[2]).orElse(""), text(cells[3]));
        ObjectAttributes facts = new ObjectAttributes(
                text(cells[4]).map(Long::parseLong), text(cells[5]).map(StorageClass::new));
        DecisionDetails details = new DecisionDetails(
                Optional.of(object),
                text(cells[6]),
                text(cells[7]).flatMap(Tier::named),
                text(cells[8]).map(Integer::parseInt),
                facts,
                false,
                Optional.empty());
        return new PlannedRow(object, details);
    }

    private static Optional<String> text(String cell) {
        return Optional.of(cell).filter(text -> !text.isEmpty()).flatMap(PercentCoding::decode);
    }

    Candidate.Named candidate() {
        return new Candidate.Named(object, Trigger.manual(), details.facts(), Optional.empty());
    }

    /** Why the object is not what it was when it was planned; empty if it is. */
    Optional<String> difference(DecisionDetails now) {
        long before = details.facts().size().orElse(Long.MAX_VALUE);
        long size = now.facts().size().orElse(0L);
        if (size > before) {
            return Optional.of("planned with " + before + " bytes, now it has " + size);
        }
        if (details.facts().storageClass().isPresent()
                && now.facts().storageClass().isPresent()
                && !details.facts().storageClass().equals(now.facts().storageClass())) {
            return Optional.of("planned in another storage class than it is in now");
        }
        boolean same = details.rule().equals(now.rule())
                && details.tier().equals(now.tier())
                && details.days().equals(now.days());
        return same ? Optional.empty() : Optional.of("planned by another rule, tier or days than the policy says now");
    }

    /** How long it takes at least until the copy can be read. */
    Duration earliest() {
        ArchiveLevel level = details.facts()
                .storageClass()
                .flatMap(StorageClass::archiveLevel)
                .orElse(ArchiveLevel.ARCHIVE);
        return details.tier().orElse(Tier.STANDARD).minDuration(level);
    }
}
