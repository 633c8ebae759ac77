package dev.thaw.emulator.batch;

import dev.thaw.emulator.http.XmlText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A batch job. Not thread-safe: guarded by {@link EmulatedBatch}. */
final class EmulatedJob {

    final String id;
    final String region;
    final String appId;
    final EmulatedJobRequest request;

    /** Empty until the manifest is read. */
    List<EmulatedManifest.Row> rows = List.of();

    int succeeded;
    int failed;
    int priority;
    String statusReason = "";

    private final Instant created;
    private final List<String> failures = new ArrayList<>();
    private EmulatedJobStatus status = EmulatedJobStatus.NEW;
    private Optional<Instant> suspended = Optional.empty();
    private Optional<Instant> ended = Optional.empty();

    EmulatedJob(String id, String region, String appId, EmulatedJobRequest request, Instant created) {
        this.id = id;
        this.region = region;
        this.appId = appId;
        this.request = request;
        this.priority = request.priority();
        this.created = created;
    }

    EmulatedJobStatus status() {
        return status;
    }

    int done() {
        return succeeded + failed;
    }

    void become(EmulatedJobStatus next, Instant now) {
        status = next;
        if (next == EmulatedJobStatus.SUSPENDED) {
            suspended = Optional.of(now);
        }
        if (next.isFinal()) {
            ended = Optional.of(now);
        }
    }

    void fail(String code, String reason, Instant now) {
        failures.add(XmlText.parent(
                "JobFailure", XmlText.element("FailureCode", code), XmlText.element("FailureReason", reason)));
        become(EmulatedJobStatus.FAILING, now);
    }

    /** As DescribeJob shows it. */
    String described() {
        String noFailure =
                XmlText.parent("JobFailure", XmlText.element("FailureCode", ""), XmlText.element("FailureReason", ""));
        return XmlText.parent(
                "Job",
                XmlText.element("ConfirmationRequired", request.confirmation() + ""),
                XmlText.element("CreationTime", time(created)),
                XmlText.element("Description", request.description()),
                XmlText.parent("FailureReasons", failures.isEmpty() ? noFailure : String.join("", failures)),
                XmlText.element("JobId", id),
                manifest(),
                operation(),
                XmlText.element("Priority", priority + ""),
                progress(""),
                report(),
                XmlText.element("RoleArn", request.role()),
                XmlText.element("Status", status.word()),
                XmlText.element("StatusUpdateReason", statusReason),
                suspended
                        .map(at -> XmlText.element("SuspendedCause", "AwaitingConfirmation")
                                + XmlText.element("SuspendedDate", time(at)))
                        .orElse(""),
                ended.map(at -> XmlText.element("TerminationDate", time(at))).orElse(""));
    }

    /** As ListJobs shows it. */
    String listed() {
        return XmlText.parent(
                "member",
                XmlText.element("CreationTime", time(created)),
                XmlText.element("Description", request.description()),
                XmlText.element("JobId", id),
                XmlText.element("Operation", "COSInitiateRestoreObject"),
                XmlText.element("Priority", priority + ""),
                progress(XmlText.element("AutoManifestStatus", "")),
                XmlText.element("Status", status.word()),
                ended.map(at -> XmlText.element("TerminationDate", time(at))).orElse(""));
    }

    private String manifest() {
        String fields = String.join(
                "",
                request.fields().stream()
                        .map(field -> XmlText.element("member", field))
                        .toList());
        return XmlText.parent(
                "Manifest",
                XmlText.parent(
                        "Location",
                        XmlText.element("ETag", request.manifestEtag()),
                        XmlText.element("ObjectArn", request.manifestArn()),
                        request.manifestVersion()
                                .map(version -> XmlText.element("ObjectVersionId", version))
                                .orElse("")),
                XmlText.parent(
                        "Spec",
                        XmlText.parent("Fields", fields),
                        XmlText.element("Format", "COSBatchOperations_CSV_V1")));
    }

    private String operation() {
        return XmlText.parent(
                "Operation",
                XmlText.parent(
                        "COSInitiateRestoreObject",
                        XmlText.element("ExpirationInDays", request.days() + ""),
                        XmlText.element("JobTier", request.tier())));
    }

    /** @param more a node that the page of ListJobs shows and does not explain; callers have to pass over it */
    private String progress(String more) {
        return XmlText.parent(
                "ProgressSummary",
                more,
                XmlText.element("NumberOfTasksFailed", failed + ""),
                XmlText.element("NumberOfTasksSucceeded", succeeded + ""),
                XmlText.element("TotalNumberOfTasks", rows.size() + ""));
    }

    private String report() {
        return XmlText.parent(
                "Report",
                XmlText.element("Bucket", request.reportArn()),
                XmlText.element("Enabled", request.reportEnabled()),
                XmlText.element("Format", "Report_CSV_V1"),
                XmlText.element("Prefix", request.reportPrefix()),
                XmlText.element("ReportScope", request.reportScope()));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
