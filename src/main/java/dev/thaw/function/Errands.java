package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.event.Action;
import dev.thaw.event.Ask;
import dev.thaw.event.ManualRequest;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.Budget;
import dev.thaw.restore.Report;
import dev.thaw.signing.Credentials;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens the store with the invocation's credentials and sends the objects that were asked for on their journey. */
@Singleton
class Errands {

    private final Settings settings;
    private final PolicyInForce policies;
    private final CosStores stores;
    private final Gate gate;
    private final Arrivals arrivals;
    private final ManualWork manualWork;

    Errands(
            Settings settings,
            PolicyInForce policies,
            CosStores stores,
            Gate gate,
            Arrivals arrivals,
            ManualWork manualWork) {
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
    record Delivered(Action action, Report report) {}

    /** Works through all that an event asks for. */
    Delivered deliver(List<Ask> asks, Invocation invocation) {
        Session session = open(invocation, timeLimit(invocation));
        Deliveries deliveries = Deliveries.of(asks, gate, session.policy()::listensTo);
        List<Report> reports = new ArrayList<>(arrivals.restored(deliveries.objects(), session));
        for (Ask.Requested requested : deliveries.requests()) {
            reports.add(asks.size() == 1 ? performed(requested, session) : performedOrNot(requested, session));
        }
        return new Delivered(deliveries.action(), Report.joined(reports));
    }

    /** Works on one manual request; a caller who waits gives up after a while, whatever the platform allows. */
    ManualWork.Performed perform(ManualRequest request, Invocation invocation) {
        Duration limit = timeLimit(invocation);
        return manualWork.perform(
                request,
                open(invocation, request.async() ? limit : TimeBudget.shorter(limit, TimeBudget.LONGEST_SYNCHRONOUS)));
    }

    private Report performed(Ask.Requested requested, Session session) {
        Report report = manualWork.perform(requested.request(), session).report();
        return requested.recurring() ? report.ofRecurringWork() : report;
    }

    /** A request that is refused, or meets a defect, does not lose what else is in the event. */
    private Report performedOrNot(Ask.Requested requested, Session session) {
        try {
            return performed(requested, session);
        } catch (RefusedException e) {
            return arrivals.reported(Deliveries.refused(requested, e.problem()), session);
        } catch (RuntimeException | StackOverflowError defect) {
            return arrivals.reported(
                    Deliveries.defective(requested, session.defects().noted(defect)), session);
        }
    }

    private Session open(Invocation invocation, Duration limit) {
        Credentials credentials = settings.credentials(invocation.credentials())
                .orElseThrow(() -> new RefusedException(Problem.noCredentials()));
        ScfHeaders.unsendable(credentials).ifPresent(header -> {
            throw new RefusedException(Problem.unsendable(header));
        });
        var deadline = TimeBudget.deadline(limit);
        RestorePolicy policy = policies.current(credentials, deadline);
        return new Session(
                invocation,
                policy,
                stores.open(credentials, deadline),
                deadline,
                new Budget(policy.limits(), policy.prices()),
                new InvocationDefects(invocation.requestId()));
    }

    private Duration timeLimit(Invocation invocation) {
        return invocation.timeLimit().orElse(settings.deadline());
    }
}
