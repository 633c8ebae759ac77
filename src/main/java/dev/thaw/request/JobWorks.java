package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.JobsLocation;
import dev.thaw.config.Settings;
import dev.thaw.cos.BatchAccount;
import dev.thaw.cos.CosStores;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequestReader;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.batch.BatchAccess;
import dev.thaw.job.engine.JobEnvironment.UnworkableJobException;
import dev.thaw.job.step.JobWork;
import dev.thaw.policy.BatchTerms;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.request.policy.CurrentPolicy;
import dev.thaw.restore.LimitBudget;
import dev.thaw.restore.promote.Promoter;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.signing.Credentials;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Opens what a job works with: its request as it was made, under the policy and the settings of now. Thread-safe. */
@Singleton
public class JobWorks {

    private final Settings settings;
    private final CosStores stores;
    private final CurrentPolicy policies;
    private final RestoreFlowFactory flows;
    private final ManualRequestProcessor manualRequests;

    public JobWorks(
            Settings settings,
            CosStores stores,
            CurrentPolicy policies,
            RestoreFlowFactory flows,
            ManualRequestProcessor manualRequests) {
        this.settings = settings;
        this.stores = stores;
        this.policies = policies;
        this.flows = flows;
        this.manualRequests = manualRequests;
    }

    /** @throws UnworkableJobException if the request cannot be done as things are */
    JobWork open(JobDefinition definition, Invocation invocation, Credentials credentials, Deadline deadline)
            throws UnworkableJobException {
        try {
            ManualRequest request = ManualRequestReader.read(definition.request(), Optional.of(Action.RESTORE));
            ManualRequestProcessor.Target target = manualRequests.target(request, invocation);
            target.requireAllowed(target.bucket());
            RestorePolicy policy = ManualRequestProcessor.policyFor(request, policies.current(credentials, deadline));
            ObjectStore store = stores.openForJobs(credentials, deadline);
            InvocationContext context = new InvocationContext(
                    invocation,
                    policy,
                    store,
                    deadline,
                    new LimitBudget(policy.limits(), policy.prices()),
                    new InvocationDefects(invocation.requestId()));
            return new JobWork(
                    target.bucket(),
                    target.region(),
                    request.source() instanceof Source.ListObject,
                    request.source() instanceof Source.Keys || request.source() instanceof Source.Objects,
                    settings.cos().rate(),
                    request.inspect().map(JobWorks::inspect).orElse(JobWork.Inspect.DEFAULT),
                    position -> source(request, target, store, position),
                    flows.context(context, Action.RESTORE, store, ManualRequestProcessor.overrides(request)),
                    new Promoter(policy, settings.buckets(), stores.copier(credentials, deadline))::promote,
                    batch(policy, target, credentials, deadline));
        } catch (ProblemException e) {
            throw new UnworkableJobException(e.problem().detail());
        } catch (InvalidInputException e) {
            throw new UnworkableJobException("its request cannot be read: " + e.reason());
        }
    }

    private Optional<BatchAccess> batch(
            RestorePolicy policy, ManualRequestProcessor.Target target, Credentials credentials, Deadline deadline) {
        return batchRefusal(policy, target.bucket(), target.region()).isPresent()
                ? Optional.empty()
                : policy.batch()
                        .map(terms -> new BatchAccess(
                                stores.batch(
                                        new BatchAccount(
                                                uin(terms).orElseThrow(),
                                                target.region(),
                                                appid(target.bucket()),
                                                terms),
                                        credentials,
                                        deadline),
                                terms.from()));
    }

    /** Why COS Batch cannot restore objects of a bucket; absent if it can. */
    Optional<String> batchRefusal(RestorePolicy policy, String bucket, String region) {
        if (policy.batch().isEmpty()) {
            return Optional.of("the policy has no batch block");
        }
        if (uin(policy.batch().get()).isEmpty()) {
            return Optional.of("the number of the account is not known: write batch.uin in the policy");
        }
        JobsLocation jobs = settings.jobs().orElseThrow();
        if (!jobs.region().equals(region)) {
            return Optional.of("the bucket of THAW_JOBS is in " + jobs.region() + ", and the objects are in " + region
                    + ": COS Batch reads manifests of its own region only");
        }
        return appid(jobs.bucket()).equals(appid(bucket))
                ? Optional.empty()
                : Optional.of("the bucket of THAW_JOBS belongs to another account than the objects");
    }

    /** For a request that wants COS Batch: why that is not possible. */
    Optional<String> batchRefusal(ManualRequest request, Invocation invocation, Deadline deadline) {
        ManualRequestProcessor.Target target = manualRequests.target(request, invocation);
        Credentials credentials = settings.credentials(invocation.credentials())
                .orElseThrow(() -> new ProblemException(Problem.noCredentials()));
        return batchRefusal(policies.current(credentials, deadline), target.bucket(), target.region());
    }

    private Optional<String> uin(BatchTerms terms) {
        return terms.uin().or(settings.runtimeEnvironment()::uin);
    }

    /** The number that ends the name of each bucket of an account. */
    private static String appid(String bucket) {
        return bucket.substring(bucket.lastIndexOf('-') + 1);
    }

    private static JobWork.Inspect inspect(ManualRequest.Inspect inspect) {
        return switch (inspect) {
            case HEAD -> JobWork.Inspect.HEAD;
            case LISTING -> JobWork.Inspect.LISTING;
        };
    }

    private static ObjectSource source(
            ManualRequest request, ManualRequestProcessor.Target target, ObjectStore store, String position) {
        if (request.limit().isEmpty()) {
            return source(request.source(), target, store, position);
        }
        CountedSource.Place place = CountedSource.Place.parse(position);
        return new CountedSource(
                source(request.source(), target, store, place.position()),
                place.count(),
                request.limit().get());
    }

    private static ObjectSource source(
            Source source, ManualRequestProcessor.Target target, ObjectStore store, String position) {
        ResumePoint from = new ResumePoint(position, Set.of(), RunTotals.start(Optional.empty()));
        return source.fold(new ObjectSelector(target, store, from, Optional.empty()))
                .objects();
    }
}
