package dev.thaw.job;

import dev.thaw.job.store.StoreFailedException;
import dev.thaw.jobstore.JsonJobDocuments;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints what a job costs: steps, calls of the store of the jobs, bytes of its documents. Run its {@code main}; steps take a
 * thousand objects here, so that the numbers per step are those of steps of a hundred thousand.
 */
public final class JobScale {

    private JobScale() {}

    public static void main(String[] arguments) throws StoreFailedException {
        for (int objects : new int[] {10_000, 100_000}) {
            JobLab lab = new JobLab(new JsonJobDocuments());
            for (int i = 0; i < objects; i++) {
                lab.archive.put(
                        String.format(Locale.ROOT, "studies/2026/%07d/image-%03d.dcm", i, i % 500),
                        10_000_000,
                        "ARCHIVE");
            }
            lab.mostObjects = 1000;
            lab.archive.slowness = 6.0 / 12;
            JobId id = lab.create("scale");
            lab.store.takeCalls();
            long calls = 0;
            int steps = 0;
            for (JobPhase phase = JobPhase.PLANNING; phase.isOpen(); ) {
                lab.state(id).dueAt().ifPresent(lab.clock::advanceTo);
                lab.store.takeCalls();
                lab.archive.takeHeads();
                lab.worker().run(Optional.of(id), Duration.ofSeconds(50));
                List<String> made = lab.store.takeCalls();
                calls += made.size();
                JobState state = lab.state(id);
                System.out.printf(
                        Locale.ROOT,
                        "%d objects: at %s %s, %d steps, %d calls %s, %d HEADs%n",
                        objects,
                        Duration.between(VirtualClock.START, lab.clock.instant()),
                        state.phase(),
                        state.step() - steps,
                        made.size(),
                        made.stream()
                                .collect(Collectors.groupingBy(call -> call.substring(0, 3), Collectors.counting())),
                        lab.archive.takeHeads());
                steps = state.step();
                phase = state.phase();
            }
            long rowBytes = bytes(lab, "jobs/scale/objects/") + bytes(lab, "jobs/scale/verified/");
            int largest = lab.store.keys("jobs/scale/state/").stream()
                    .mapToInt(key -> lab.store.content(key).length)
                    .max()
                    .orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%d objects: %d steps, %d calls, rows %d bytes (%.1f per object), largest state %d bytes%n",
                    objects,
                    steps,
                    calls,
                    rowBytes,
                    (double) rowBytes / objects,
                    largest);
        }
    }

    private static long bytes(JobLab lab, String prefix) {
        return lab.store.keys(prefix).stream()
                .mapToLong(key -> lab.store.content(key).length)
                .sum();
    }
}
