package dev.thaw.emulator.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.XmlText;
import dev.thaw.emulator.service.ControlService;
import dev.thaw.emulator.service.RequestMd5;
import dev.thaw.emulator.service.Restores;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The calls of COS Batch. A token is never forgotten, and a used one is an error. The emulator writes no reports. Thread-safe: calls and work
 * take turns.
 */
public final class EmulatedBatch implements ControlService, AutoCloseable {

    private static final int MAX_RESULTS = 1000;
    private static final int MAX_REASON = 256;

    private final Map<String, EmulatedJob> jobs = new LinkedHashMap<>();
    private final Set<String> usedTokens = new HashSet<>();
    private final Restores restores;
    private final EmulatedJobPace pace;
    private final EmulatedJobRunner runner;

    public EmulatedBatch(Vertx vertx, Restores restores, EmulatedJobPace pace) {
        this.restores = restores;
        this.pace = pace;
        this.runner = new EmulatedJobRunner(this, jobs.values(), vertx, restores, pace);
    }

    @Override
    public synchronized EmulatedResponse answer(EmulatedRequest request) {
        String appId = request.header("x-cos-appid").orElse("");
        if (!appId.matches("\\d{1,64}")) {
            throw invalid("x-cos-appid has to be the number after the bucket's dash.");
        }
        if (request.method().equals("POST") && request.header("content-length").isEmpty()) {
            throw new EmulatedError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        return switch (request.operation()) {
            case CREATE_JOB -> created(request, appId);
            case LIST_JOBS -> list(request, appId);
            case DESCRIBE_JOB ->
                EmulatedResponse.xml(
                        200,
                        XmlText.parent("DescribeJobResult", find(request, appId).described()));
            case UPDATE_JOB_STATUS -> statusUpdated(request, find(request, appId));
            case UPDATE_JOB_PRIORITY -> priorityUpdated(request, find(request, appId));
            default -> throw new EmulatedError(405, "MethodNotAllowed", "There is no such call of COS Batch.");
        };
    }

    @Override
    public void close() {
        runner.close();
    }

    private EmulatedResponse created(EmulatedRequest request, String appId) {
        new RequestMd5(true).check(request);
        if (request.body().length() == 0) {
            throw refused("The request body is empty.");
        }
        EmulatedJobRequest wanted = EmulatedJobRequest.parse(request.body(), request.region(), appId);
        if (usedTokens.contains(wanted.token())) {
            throw refused("Duplicate request: this ClientRequestToken was used before.");
        }
        long unfinished =
                jobs.values().stream().filter(job -> !job.status().isFinal()).count();
        if (unfinished >= pace.maxJobs()) {
            throw new EmulatedError(500, "TooManyJobs", "The number of jobs is at its limit.");
        }
        usedTokens.add(wanted.token());
        EmulatedJob job = new EmulatedJob(
                UUID.randomUUID().toString(),
                request.region(),
                appId,
                wanted,
                restores.clock().instant());
        jobs.put(job.id, job);
        runner.later(job);
        return EmulatedResponse.xml(200, XmlText.parent("CreateJobResult", XmlText.element("JobId", job.id)));
    }

    /** Newest first. */
    private EmulatedResponse list(EmulatedRequest request, String appId) {
        int most = request.parameter("maxResults")
                .filter(text -> !text.isEmpty())
                .map(text -> EmulatedJobRequest.number(text, "maxResults", 1, MAX_RESULTS, "InvalidArgument"))
                .orElse(MAX_RESULTS);
        Set<EmulatedJobStatus> wanted =
                statuses(request.parameter("jobStatuses").orElse(""));
        List<EmulatedJob> found = new ArrayList<>();
        for (EmulatedJob job : jobs.values()) {
            if (isOf(job, request, appId)) {
                found.add(0, job);
            }
        }
        Optional<String> token = request.parameter("nextToken").filter(text -> !text.isEmpty());
        if (token.isPresent()) {
            int last = found.stream().map(job -> job.id).toList().indexOf(token.get());
            if (last < 0) {
                throw invalid("nextToken is not known.");
            }
            found = found.subList(last + 1, found.size());
        }
        List<EmulatedJob> shown = found.stream()
                .filter(job -> wanted.isEmpty() || wanted.contains(job.status()))
                .toList();
        List<EmulatedJob> page = shown.subList(0, Math.min(most, shown.size()));
        return EmulatedResponse.xml(
                200,
                XmlText.parent(
                        "ListJobsResult",
                        XmlText.parent(
                                "Jobs", page.stream().map(EmulatedJob::listed).toArray(String[]::new)),
                        page.size() < shown.size() ? XmlText.element("NextToken", page.get(page.size() - 1).id) : ""));
    }

    private EmulatedResponse statusUpdated(EmulatedRequest request, EmulatedJob job) {
        String wanted = request.parameter("requestedJobStatus").orElse("");
        String reason = request.parameter("statusUpdateReason").orElse("");
        if (!wanted.equals("Ready") && !wanted.equals("Cancelled")) {
            throw invalid("requestedJobStatus has to be Ready or Cancelled.");
        }
        if (reason.getBytes(UTF_8).length > MAX_REASON) {
            throw invalid("statusUpdateReason has at most " + MAX_REASON + " bytes.");
        }
        checkUnfinished(job);
        boolean allowed = wanted.equals("Ready")
                ? job.status() == EmulatedJobStatus.SUSPENDED
                : !job.status().isEnding();
        if (!allowed) {
            throw refused("A job that is " + job.status().word() + " cannot become " + wanted + ".");
        }
        job.statusReason = reason;
        job.become(
                wanted.equals("Ready") ? EmulatedJobStatus.READY : EmulatedJobStatus.CANCELLING,
                restores.clock().instant());
        runner.later(job);
        return EmulatedResponse.xml(
                200,
                XmlText.parent(
                        "UpdateJobStatusResult",
                        XmlText.element("JobId", job.id),
                        XmlText.element("Status", job.status().word()),
                        XmlText.element("StatusUpdateReason", reason)));
    }

    private EmulatedResponse priorityUpdated(EmulatedRequest request, EmulatedJob job) {
        int priority = EmulatedJobRequest.number(
                request.parameter("priority").orElse(""), "priority", 0, Integer.MAX_VALUE, "InvalidRequest");
        checkUnfinished(job);
        job.priority = priority;
        return EmulatedResponse.xml(
                200,
                XmlText.parent(
                        "UpdateJobPriorityResult",
                        XmlText.element("JobId", job.id),
                        XmlText.element("Priority", priority + "")));
    }

    private EmulatedJob find(EmulatedRequest request, String appId) {
        String id = request.key().split("/", -1)[1];
        if (id.isEmpty()) {
            throw refused("The id of the job is missing.");
        }
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> isOf(job, request, appId))
                .orElseThrow(() -> new EmulatedError(404, "NoSuchJob", "The specified job does not exist."));
    }

    private static boolean isOf(EmulatedJob job, EmulatedRequest request, String appId) {
        return job.appId.equals(appId) && job.region.equals(request.region());
    }

    private static Set<EmulatedJobStatus> statuses(String words) {
        Set<EmulatedJobStatus> statuses = new HashSet<>();
        Arrays.stream(words.split(",", -1))
                .filter(word -> !word.isEmpty())
                .forEach(word -> statuses.add(EmulatedJobStatus.of(word)
                        .orElseThrow(() -> invalid("jobStatuses has an unknown status: " + word))));
        return statuses;
    }

    private static void checkUnfinished(EmulatedJob job) {
        if (job.status().isFinal()) {
            throw refused("The job is finished.");
        }
    }

    private static EmulatedError invalid(String message) {
        return new EmulatedError(400, "InvalidArgument", message);
    }

    private static EmulatedError refused(String message) {
        return new EmulatedError(400, "InvalidRequest", message);
    }
}
