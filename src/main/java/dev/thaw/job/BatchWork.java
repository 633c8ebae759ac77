package dev.thaw.job;

import dev.thaw.job.BatchPart.RowPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a job that COS Batch does. Planned objects are counted by group; then those of large groups are handed over, written
 * into manifests, and given to batch jobs, while the others are requested one by one.
 *
 * @param stage how far it is
 * @param groups with the number of their planned objects
 * @param firstStep the first step that wrote rows that are handed over
 * @param lastStep the last of them
 * @param group whose manifests are being written
 * @param at where its next manifest begins
 * @param parts the manifests so far, and their batch jobs
 * @param checkAt when to ask COS Batch next
 * @param directAt when to go on with the objects that are requested one by one; absent when all are
 * @param troubleSince since when calls to COS Batch fail
 */
public record BatchWork(
        Stage stage,
        List<Counted> groups,
        int firstStep,
        int lastStep,
        int group,
        RowPlace at,
        List<BatchPart> parts,
        Optional<Instant> checkAt,
        Optional<Instant> directAt,
        Optional<Instant> troubleSince) {

    /** Groups that are counted; objects of more groups are requested one by one. */
    public static final int MOST_GROUPS = 50;

    /** Manifests of a job, each with a batch job. */
    public static final int MOST_PARTS = 200;

    /** How far it is. */
    public enum Stage {
        /** Planned objects are counted by group. */
        COUNTING,
        /** Planned objects are judged once more, and handed over. */
        HANDING_OVER,
        /** Manifests are written. */
        WRITING,
        /** Batch jobs are created and watched. */
        WORKING
    }

    /** A group with the number of its planned objects. */
    public record Counted(BatchGroup group, long objects) {}

    /** Before the first object is planned. */
    public static final BatchWork START = new BatchWork(
            Stage.COUNTING,
            List.of(),
            0,
            0,
            0,
            new RowPlace(0, 0),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public BatchWork {
        groups = List.copyOf(groups);
        parts = List.copyOf(parts);
    }

    /** Whether objects of the group are handed over. */
    public boolean takes(JobRow planned) {
        return stage != Stage.COUNTING
                && BatchGroup.of(planned).filter(group -> numberOf(group) >= 0).isPresent();
    }

    /** Of a group among those that are handed over, from 0; -1 if it is not. */
    public int numberOf(BatchGroup wanted) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).group().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** With more planned objects of a group. */
    public BatchWork counted(BatchGroup group, long planned) {
        int known = numberOf(group);
        if (known < 0 && groups.size() == MOST_GROUPS) {
            return this;
        }
        List<Counted> more = new ArrayList<>(groups);
        if (known < 0) {
            more.add(new Counted(group, planned));
        } else {
            more.set(known, new Counted(group, groups.get(known).objects() + planned));
        }
        return withGroups(more);
    }

    /** With the groups only that have so many objects. */
    public BatchWork large(long leastObjects) {
        return withGroups(groups.stream()
                .filter(counted -> counted.objects() >= leastObjects)
                .toList());
    }

    /** Planned objects of all groups. */
    public long objects() {
        return groups.stream().mapToLong(Counted::objects).sum();
    }

    /** Manifests that the groups need at least. @param mostRows of one */
    public long manifests(long mostRows) {
        return groups.stream()
                .mapToLong(counted -> (counted.objects() + mostRows - 1) / mostRows)
                .sum();
    }

    /** The part that a handed-over row of a group belongs to. */
    public Optional<BatchPart> partOf(BatchGroup wanted, RowPlace place) {
        int number = numberOf(wanted);
        return parts.stream()
                .filter(part -> part.group() == number && part.holds(place))
                .findFirst();
    }

    public BatchGroup groupOf(BatchPart part) {
        return groups.get(part.group()).group();
    }

    /** Whether no batch job is under way: all have ended, or none was begun. */
    public boolean allEnded() {
        return stage != Stage.WORKING || parts.stream().allMatch(BatchPart::hasEnded);
    }

    /** Rows of batch jobs that have not ended; before all manifests are written there is none. */
    public long openRows() {
        return stage != Stage.WORKING
                ? 0
                : parts.stream()
                        .filter(part -> !part.hasEnded())
                        .mapToLong(BatchPart::rows)
                        .sum();
    }

    /** When the job is to be continued: the earlier of both ways. */
    public Optional<Instant> dueAt() {
        return checkAt.filter(check ->
                        directAt.filter(direct -> direct.isBefore(check)).isEmpty())
                .or(() -> directAt);
    }

    private BatchWork withGroups(List<Counted> some) {
        return new BatchWork(stage, some, firstStep, lastStep, group, at, parts, checkAt, directAt, troubleSince);
    }

    /** The handing over begins with a step. */
    public BatchWork handingOver(int step) {
        return new BatchWork(Stage.HANDING_OVER, groups, step, step, 0, at, parts, checkAt, directAt, troubleSince);
    }

    /** All is handed over; the last step that wrote rows is given. */
    public BatchWork writing(int step) {
        return new BatchWork(
                Stage.WRITING,
                groups,
                firstStep,
                step,
                0,
                new RowPlace(firstStep, 0),
                parts,
                checkAt,
                directAt,
                troubleSince);
    }

    /** The next manifest begins here. */
    public BatchWork writingAt(int nextGroup, RowPlace next) {
        return new BatchWork(
                stage, groups, firstStep, lastStep, nextGroup, next, parts, checkAt, directAt, troubleSince);
    }

    public BatchWork withParts(List<BatchPart> changed) {
        return new BatchWork(stage, groups, firstStep, lastStep, group, at, changed, checkAt, directAt, troubleSince);
    }

    /** All manifests are written; both ways go on from now. */
    public BatchWork working(Instant now) {
        return new BatchWork(
                Stage.WORKING,
                groups,
                firstStep,
                lastStep,
                group,
                at,
                parts,
                parts.isEmpty() ? Optional.empty() : Optional.of(now),
                Optional.of(now),
                troubleSince);
    }

    public BatchWork checked(Optional<Instant> next, Optional<Instant> trouble) {
        return new BatchWork(stage, groups, firstStep, lastStep, group, at, parts, next, directAt, trouble);
    }

    public BatchWork withDirectAt(Optional<Instant> next) {
        return new BatchWork(stage, groups, firstStep, lastStep, group, at, parts, checkAt, next, troubleSince);
    }
}
