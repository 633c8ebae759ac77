package dev.thaw.event.manual;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.job.JobId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A path of the jobs: {@code /jobs}, {@code /jobs/continue}, {@code /jobs/{id}} and, below it, {@code confirm} and {@code cancel}.
 *
 * @param id of the job, where the path names one
 */
public record JobPath(Place place, Optional<JobId> id) {

    private static final String JOBS = "jobs";

    /** Where a path leads, and by which methods. */
    public enum Place {
        JOBS("GET", "POST"),
        JOB("GET"),
        CONFIRM("POST"),
        CANCEL("POST"),
        CONTINUE("POST");

        private final List<String> methods;

        Place(String... methods) {
            this.methods = List.of(methods);
        }

        public List<String> methods() {
            return methods;
        }
    }

    /** Whether the path of a call over plain HTTP belongs to the jobs. */
    public static boolean isPlain(String path) {
        return path.equals("/" + JOBS) || path.startsWith("/" + JOBS + "/");
    }

    /**
     * Reads a path from its last segment {@code jobs}: a Function URL or a gateway may put others before it.
     *
     * @return absent if the path has no such segment
     * @throws InvalidInputException with 404 if what follows it leads nowhere
     */
    public static Optional<JobPath> of(String path) throws InvalidInputException {
        List<String> segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        int jobs = segments.lastIndexOf(JOBS);
        return jobs < 0 ? Optional.empty() : Optional.of(below(segments.subList(jobs + 1, segments.size())));
    }

    private static JobPath below(List<String> segments) throws InvalidInputException {
        if (segments.isEmpty()) {
            return new JobPath(Place.JOBS, Optional.empty());
        }
        if (segments.equals(List.of("continue"))) {
            return new JobPath(Place.CONTINUE, Optional.empty());
        }
        Optional<JobId> id = JobId.parse(segments.get(0));
        String rest = String.join("/", segments.subList(1, segments.size()));
        if (id.isPresent()) {
            switch (rest) {
                case "" -> {
                    return new JobPath(Place.JOB, id);
                }
                case "confirm" -> {
                    return new JobPath(Place.CONFIRM, id);
                }
                case "cancel" -> {
                    return new JobPath(Place.CANCEL, id);
                }
                default -> {}
            }
        }
        throw new InvalidInputException(
                Kind.NOT_FOUND,
                "",
                "the paths of the jobs are /jobs, /jobs/continue, /jobs/{id}, /jobs/{id}/confirm and /jobs/{id}/cancel;"
                        + " an id is 1 to 63 of a-z, 0-9 and -, and does not begin with -");
    }

    /** Whether the path of a call over plain HTTP is written exactly as this one: without slashes at its end, or twice. */
    public boolean isWritten(String path) {
        return path.equals(toString());
    }

    @Override
    public String toString() {
        String rest = place == Place.JOBS || place == Place.JOB
                ? ""
                : "/" + place.name().toLowerCase(Locale.ROOT);
        return "/" + JOBS + id.map(known -> "/" + known).orElse("") + rest;
    }

    /** @throws InvalidInputException with 405 unless the method is one of the path's */
    public void requireMethod(String method) throws InvalidInputException {
        if (!place.methods().contains(method)) {
            throw InvalidInputException.wrongMethod(method, place.methods());
        }
    }
}
