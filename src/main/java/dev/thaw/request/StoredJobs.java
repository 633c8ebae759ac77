package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.JobsLocation;
import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.job.JobId;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.store.JobRecords;
import dev.thaw.jobstore.CosJobStore;
import dev.thaw.jobstore.JsonJobDocuments;
import dev.thaw.log.ReportLog;
import dev.thaw.notice.NoticeSender;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.signing.Credentials;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Opens the jobs in COS for each invocation; what was found out about their bucket is shared by all. Thread-safe. */
@Singleton
public class StoredJobs implements JobAccess.Opener {

    private static final int WRITER_CHARACTERS = 12;
    private static final int SPEED_OF_EMBEDDED_COS = 8640;

    private final Settings settings;
    private final CosStores stores;
    private final JobWorks works;
    private final ReportLog log;
    private final Clock clock;
    private final JsonJobDocuments documents = new JsonJobDocuments();
    private final CosJobStore.StoreSafety safety = new CosJobStore.StoreSafety();
    private final Map<JobId, Integer> latestSteps = JobRecords.memory();
    private final Optional<NoticeSender> notices;

    public StoredJobs(Settings settings, CosStores stores, JobWorks works, ReportLog log, Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.works = works;
        this.log = log;
        this.clock = clock;
        this.notices = settings.notices().map(where -> new NoticeSender(where, name(), clock));
    }

    /** Of the function or, elsewhere, of the machine. */
    private static String name() {
        return Stream.of("SCF_FUNCTIONNAME", "HOSTNAME")
                .map(System.getenv()::get)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("local");
    }

    /** The embedded COS of dev mode has days of ten seconds. */
    private static JobSchedule schedule() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                ? new JobSchedule(SPEED_OF_EMBEDDED_COS)
                : JobSchedule.PUBLISHED;
    }

    @Override
    public JobAccess open(Invocation invocation, Deadline deadline) {
        JobsLocation location = settings.jobs().orElseThrow();
        Credentials credentials = settings.credentials(invocation.credentials())
                .orElseThrow(() -> new ProblemException(Problem.noCredentials()));
        Invocation.unsendableHeader(credentials).ifPresent(header -> {
            throw new ProblemException(Problem.unsendable(header));
        });
        CosJobStore store = new CosJobStore(stores.jobObjects(credentials, deadline), location, safety);
        String writer = UUID.randomUUID().toString().replace("-", "").substring(0, WRITER_CHARACTERS);
        JobRecords records = new JobRecords(store, documents, writer, latestSteps);
        InvocationJobs.Environment environment =
                new InvocationJobs.Environment(works, invocation, credentials, deadline, log, notices);
        return new InvocationJobs(records, schedule(), clock, environment);
    }

    /** Why the bucket of the jobs cannot be used; absent as long as nothing speaks against it. */
    public Optional<String> refusal() {
        return safety.refusal().map(Failure::detail);
    }
}
