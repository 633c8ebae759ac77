package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.event.EventItem;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.request.policy.CurrentPolicy;
import dev.thaw.restore.LimitBudget;
import dev.thaw.restore.report.Report;
import dev.thaw.signing.Credentials;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens the store with the invocation's credentials and sends the objects that were asked for on their journey. */
@Singleton
public class EventProcessor {

    private final Settings settings;
    private final CurrentPolicy policies;
    private final CosStores stores;
    private final ManualAuthenticator gate;
    private final ArrivedObjects arrivals;
    private final ManualRequestProcessor manualWork;

    public EventProcessor(
            Settings settings,
            CurrentPolicy policies,
            CosStores stores,
            ManualAuthenticator gate,
            ArrivedObjects arrivals,
            ManualRequestProcessor manualWork) {
        this.settings = settings;
        this.policies = policies;
        this.stores = stores;
        this.gate = gate;
        this.arrivals = arrivals;
        this.manualWork = manualWork;
    }

    /**
     * What became of an event.
     *
     * @param action of its only request; what arrives is restored
     */
    public record Delivered(Action action, Report report) {}

    /** Works through all that an event asks for. */
    public Delivered deliver(List<EventItem> asks, Invocation invocation) {
        InvocationContext session = open(invocation, timeLimit(invocation));
        EventWorkload deliveries = EventWorkload.of(asks, gate, session.policy()::listensTo);
        List<Report> reports = new ArrayList<>(arrivals.restored(deliveries.objects(), session));
        for (EventItem.RequestItem requested : deliveries.requests()) {
            reports.add(asks.size() == 1 ? performed(requested, session) : performedOrNot(requested, session));
        }
        return new Delivered(deliveries.action(), Report.joined(reports));
    }

    /** Works on one manual request; a caller who waits gives up after a while, whatever the platform allows. */
    public ManualRequestProcessor.Performed perform(ManualRequest request, Invocation invocation) {
        Duration limit = timeLimit(invocation);
        return manualWork.perform(
                request,
                open(invocation, request.async() ? limit : TimeBudget.shorter(limit, TimeBudget.LONGEST_SYNCHRONOUS)));
    }

    private Report performed(EventItem.RequestItem requested, InvocationContext session) {
        Report report = manualWork.perform(requested.request(), session).report();
        return requested.recurring() ? report.forRecurringWork() : report;
    }

    /** A request that is refused, or meets a defect, does not lose what else is in the event. */
    private Report performedOrNot(EventItem.RequestItem requested, InvocationContext session) {
        try {
            return performed(requested, session);
        } catch (ProblemException e) {
            return arrivals.reported(EventWorkload.refused(requested, e.problem()), session);
        } catch (RuntimeException | StackOverflowError defect) {
            return arrivals.reported(
                    EventWorkload.defective(requested, session.defects().log(defect)), session);
        }
    }

    private InvocationContext open(Invocation invocation, Duration limit) {
        Credentials credentials = settings.credentials(invocation.credentials())
                .orElseThrow(() -> new ProblemException(Problem.noCredentials()));
        Invocation.unsendableHeader(credentials).ifPresent(header -> {
            throw new ProblemException(Problem.unsendable(header));
        });
        var deadline = TimeBudget.deadline(limit);
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
