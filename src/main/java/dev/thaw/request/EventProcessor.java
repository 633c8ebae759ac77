package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.event.EventItem;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListTarget;
import dev.thaw.listing.ObjectList;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.Trigger;
import dev.thaw.request.policy.CurrentPolicy;
import dev.thaw.restore.LimitBudget;
import dev.thaw.restore.ListDetector;
import dev.thaw.restore.RememberingStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.signing.Credentials;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes an invocation: opens the store with the credentials of the invocation, restores the objects of an event, the objects
 * that its lists name, and what its requests name. Thread-safe; calls block until the report is complete.
 */
@Singleton
public class EventProcessor {

    private final Settings settings;
    private final CurrentPolicy policies;
    private final CosStores stores;
    private final ManualAuthenticator authenticator;
    private final RestoreFlowFactory flows;
    private final ManualRequestProcessor manualRequests;

    public EventProcessor(
            Settings settings,
            CurrentPolicy policies,
            CosStores stores,
            ManualAuthenticator authenticator,
            RestoreFlowFactory flows,
            ManualRequestProcessor manualRequests) {
        this.settings = settings;
        this.policies = policies;
        this.stores = stores;
        this.authenticator = authenticator;
        this.flows = flows;
        this.manualRequests = manualRequests;
    }

    /**
     * The result of an event.
     *
     * @param action of the request, if the event is a single request; otherwise {@code RESTORE}
     */
    public record EventResult(Action action, Report report) {}

    /**
     * Processes everything in an event.
     *
     * @throws ProblemException if there are no credentials or no policy, or if the event is a single request that is refused
     */
    public EventResult processEvent(List<EventItem> items, Invocation invocation) {
        InvocationContext context = open(invocation, timeLimit(invocation));
        EventWorkload workload = EventWorkload.of(items, authenticator, context.policy()::listensTo);
        List<Report> reports = new ArrayList<>(restore(workload.objects(), context));
        for (EventItem.RequestItem request : workload.requests()) {
            reports.add(items.size() == 1 ? process(request, context) : processOrReport(request, context));
        }
        return new EventResult(workload.action(), Report.joined(reports));
    }

    /**
     * Processes one manual request. A synchronous caller gives up after a while, even if the platform allows more time.
     *
     * @throws ProblemException before anything is sent
     */
    public ManualRequestProcessor.ManualResult processRequest(ManualRequest request, Invocation invocation) {
        Duration limit = timeLimit(invocation);
        return manualRequests.process(
                request,
                open(invocation, request.async() ? limit : InvocationContext.synchronous(limit))
                        .within(request.within()));
    }

    /** One report for the objects, and one per list. */
    private List<Report> restore(List<ObjectSource.Positioned> arrived, InvocationContext context) {
        RememberingStore store = new RememberingStore(context.store());
        ListDetector.Found found = flows.listDetector(context, store).among(arrived);
        RestoreFlow flow = flows.flow(context, Action.RESTORE, store, RequestOverrides.NONE);
        List<Report> reports = new ArrayList<>();
        if (!found.objects().isEmpty()) {
            reports.add(flow.restoreNamed(found.objects(), start(context)));
        }
        for (ListDetector.FoundList list : found.lists()) {
            reports.add(flow.restoreLines(source(list, context), start(context)));
        }
        return reports;
    }

    private static ResumePoint start(InvocationContext context) {
        return ResumePoint.start(RunTotals.start(context.policy().prices()));
    }

    private static ObjectSource source(ListDetector.FoundList list, InvocationContext context) {
        ObjectRef object = list.list().object();
        return list.error()
                .map(failure -> failure.withContext(object.bucket() + "/" + object.key() + ", which may be a list: "))
                .map(failure -> ObjectSource.of(List.of(positioned(new Candidate.InvalidEntry(failure)))))
                .orElseGet(() -> ListSource.of(context.store(), objectList(object), ListPosition.START));
    }

    /** The trigger of the lines is manual: the objects did not arrive, somebody requests them. */
    private static ObjectList objectList(ObjectRef object) {
        return new ObjectList(object, false, new ListTarget(object.bucket(), object.region(), Trigger.manual()));
    }

    private static ObjectSource.Positioned positioned(Candidate candidate) {
        return new ObjectSource.Positioned(candidate, "");
    }

    private Report process(EventItem.RequestItem item, InvocationContext context) {
        Report report = manualRequests
                .process(item.request(), context.within(item.request().within()))
                .report();
        return item.recurring() ? report.forRecurringWork() : report;
    }

    /** A request that is refused, or fails by a defect, does not lose the rest of the event. */
    private Report processOrReport(EventItem.RequestItem item, InvocationContext context) {
        try {
            return process(item, context);
        } catch (ProblemException e) {
            return report(EventWorkload.refused(item, e.problem()), context);
        } catch (RuntimeException | StackOverflowError defect) {
            return report(EventWorkload.defective(item, context.defects().log(defect)), context);
        }
    }

    private Report report(Candidate.InvalidEntry entry, InvocationContext context) {
        return flows.flow(context).restoreNamed(List.of(positioned(entry)), start(context));
    }

    private InvocationContext open(Invocation invocation, Duration limit) {
        Credentials credentials = settings.credentials(invocation.credentials())
                .orElseThrow(() -> new ProblemException(Problem.noCredentials()));
        Invocation.unsendableHeader(credentials).ifPresent(header -> {
            throw new ProblemException(Problem.unsendable(header));
        });
        var deadline = InvocationContext.deadline(limit);
        RestorePolicy policy = policies.current(credentials, deadline);
        return new InvocationContext(
                invocation,
                policy,
                stores.open(credentials, deadline),
                deadline,
                new LimitBudget(policy.limits(), policy.prices()),
                new InvocationDefects(invocation.requestId()));
    }

    private Duration timeLimit(Invocation invocation) {
        return invocation.timeLimit().orElse(settings.deadline());
    }
}
