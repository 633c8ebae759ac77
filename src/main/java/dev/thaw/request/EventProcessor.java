package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.event.Carrier;
import dev.thaw.event.Carriers;
import dev.thaw.event.EventItem;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.JobCommand;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.job.JobId;
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
import dev.thaw.restore.promote.Promoter;
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
import java.util.Optional;

/**
 * Processes an invocation: opens the store with the credentials of the invocation, restores the objects of an event, the objects
 * that its lists name, and what its requests name. Thread-safe; calls block until the report is complete.
 */
@Singleton
public class EventProcessor {

    /** "Event Notification", 436/31648. */
    private static final String RESTORED = "cos:ObjectRestore:Completed";

    private final Settings settings;
    private final CurrentPolicy policies;
    private final CosStores stores;
    private final ManualAuthenticator authenticator;
    private final RestoreFlowFactory flows;
    private final ManualRequestProcessor manualRequests;
    private final JobRequests jobs;

    public EventProcessor(
            Settings settings,
            CurrentPolicy policies,
            CosStores stores,
            ManualAuthenticator authenticator,
            RestoreFlowFactory flows,
            ManualRequestProcessor manualRequests,
            JobRequests jobs) {
        this.settings = settings;
        this.policies = policies;
        this.stores = stores;
        this.authenticator = authenticator;
        this.flows = flows;
        this.manualRequests = manualRequests;
        this.jobs = jobs;
    }

    /**
     * The result of an event.
     *
     * @param action of the request, if the event is a single request; otherwise {@code RESTORE}
     * @param jobs that carry on what may be longer than an invocation
     */
    public record EventResult(Action action, Report report, List<JobId> jobs) {}

    /**
     * Processes everything in an event.
     *
     * @throws ProblemException if there are no credentials or no policy, or if the event is a single request that is refused
     */
    public EventResult processEvent(List<EventItem> items, Carriers carriers, Invocation invocation) {
        InvocationContext context = open(invocation, timeLimit(invocation));
        EventWorkload workload = EventWorkload.of(items, authenticator, context.policy()::listensTo);
        EventJobs made = new EventJobs(jobs, carriers, context);
        List<Report> reports = new ArrayList<>(restore(workload, made, context));
        for (EventItem.RequestItem request : workload.requests()) {
            reports.add(items.size() == 1 ? process(request, made, context) : processOrReport(request, made, context));
        }
        made.carryOn();
        workload.commands().forEach(command -> proceed(command, context).ifPresent(reports::add));
        return result(workload.action(), reports, made, context);
    }

    /** Processes an asynchronous request that is the event itself and may be longer than an invocation: as a job. */
    public EventResult processLongRequest(ManualRequest request, Carrier carrier, Invocation invocation) {
        InvocationContext context = open(invocation, timeLimit(invocation)).within(request.within());
        EventJobs made = new EventJobs(jobs, Carriers.NONE, context);
        made.create(request, carrier);
        made.carryOn();
        return result(request.action(), new ArrayList<>(), made, context);
    }

    private EventResult result(Action action, List<Report> reports, EventJobs made, InvocationContext context) {
        if (reports.isEmpty()) {
            reports.add(flows.flow(context).restoreNamed(List.of(), start(context)));
        }
        return new EventResult(action, Report.joined(reports), made.ids());
    }

    /** Continues jobs. The outcome is absent unless nothing at all could be done. */
    private Optional<Report> proceed(EventItem.CommandItem item, InvocationContext context) {
        try {
            JobCommand.ContinueJobs command = (JobCommand.ContinueJobs) item.command();
            jobs.proceed(
                    command.only(), context.invocation(), context.deadline().within(command.within()));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(report(EventWorkload.refused(item.position(), e), context));
        }
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

    /** One report for the objects, and one per list, unless a job reads the lists. */
    private List<Report> restore(EventWorkload workload, EventJobs made, InvocationContext context) {
        RememberingStore store = new RememberingStore(context.store());
        RestoreFlow flow = flows.flow(context, Action.RESTORE, store, RequestOverrides.NONE);
        List<Report> reports = new ArrayList<>();
        List<ObjectSource.Positioned> readable = new ArrayList<>();
        List<ObjectSource.Positioned> others = new ArrayList<>();
        boolean moves = context.policy().movesReadable();
        workload.objects().forEach(entry -> (moves && becameReadable(entry) ? readable : others).add(entry));
        if (!readable.isEmpty()) {
            reports.add(flow.promoteNamed(readable, promoter(context), start(context)));
        }
        ListDetector.Found found = flows.listDetector(context, store).among(others);
        if (!found.objects().isEmpty()) {
            reports.add(flow.restoreNamed(found.objects(), start(context)));
        }
        for (ListDetector.FoundList list : found.lists()) {
            if (made.takeLists() && list.error().isEmpty()) {
                create(list.list().object(), workload, made, context).ifPresent(reports::add);
            } else {
                reports.add(flow.restoreLines(source(list, context), start(context)));
            }
        }
        return reports;
    }

    private static boolean becameReadable(ObjectSource.Positioned entry) {
        return entry.candidate()
                .asNamed()
                .filter(named -> named.trigger().fold(RESTORED::equals, () -> false))
                .isPresent();
    }

    private Promoter promoter(InvocationContext context) {
        Credentials credentials =
                settings.credentials(context.invocation().credentials()).orElseThrow();
        return new Promoter(context.policy(), settings.buckets(), stores.copier(credentials, context.deadline()));
    }

    /** Makes a job of a list. The report is absent unless it cannot be made. */
    private Optional<Report> create(ObjectRef list, EventWorkload workload, EventJobs made, InvocationContext context) {
        String position = workload.positions().getOrDefault(list, "");
        try {
            made.create(list, position);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(report(EventWorkload.refused(position, e), context));
        }
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

    private Report process(EventItem.RequestItem item, EventJobs made, InvocationContext context) {
        if (made.takes(item)) {
            made.create(item);
            return flows.flow(context).restoreNamed(List.of(), start(context));
        }
        Report report = manualRequests
                .process(item.request(), context.within(item.request().within()))
                .report();
        return item.recurring() ? report.forRecurringWork() : report;
    }

    /** A request that is refused, or fails by a defect, does not lose the rest of the event. */
    private Report processOrReport(EventItem.RequestItem item, EventJobs made, InvocationContext context) {
        try {
            return process(item, made, context);
        } catch (ProblemException e) {
            return report(EventWorkload.refused(item, e), context);
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
