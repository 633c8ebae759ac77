package dev.thaw.request;

import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequestReader;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.engine.JobEnvironment.UnworkableJobException;
import dev.thaw.job.step.JobWork;
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
                    new Promoter(policy, settings.buckets(), stores.copier(credentials, deadline))::promote);
        } catch (ProblemException e) {
            throw new UnworkableJobException(e.problem().detail());
        } catch (InvalidInputException e) {
            throw new UnworkableJobException("its request cannot be read: " + e.reason());
        }
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
