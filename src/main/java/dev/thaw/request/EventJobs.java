package dev.thaw.request;

import dev.thaw.answer.ProblemException;
import dev.thaw.event.Carrier;
import dev.thaw.event.Carriers;
import dev.thaw.event.EventItem;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.job.JobId;
import dev.thaw.object.ObjectRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs that one event brings: what may be longer than the invocation becomes a job, which the invocation carries on. */
final class EventJobs {

    private static final String TIMER = "timer";

    private final JobRequests jobs;
    private final Carriers carriers;
    private final InvocationContext context;
    private final Set<JobId> ids = new LinkedHashSet<>();

    EventJobs(JobRequests jobs, Carriers carriers, InvocationContext context) {
        this.jobs = jobs;
        this.carriers = carriers;
        this.context = context;
    }

    /** Whether a request is to be a job: because it says so, or because it may be long. The next tick of a timer goes on anyway. */
    boolean takes(EventItem.RequestItem item) {
        return item.request().job().isPresent()
                || jobs.isLongWork(item.request())
                        && !item.recurring()
                        && !carriers.of(item.position()).creator().equals(TIMER);
    }

    boolean takeLists() {
        return jobs.areOn();
    }

    /** @throws ProblemException if the job cannot be created */
    void create(EventItem.RequestItem item) {
        create(item.request(), carriers.of(item.position()));
    }

    /**
     * Creates the job of a list that arrived.
     *
     * @throws ProblemException if the job cannot be created
     */
    void create(ObjectRef list, String position) {
        create(requestFor(list), carriers.of(position));
    }

    void create(ManualRequest request, Carrier carrier) {
        ids.add(jobs.create(request, carrier, context.invocation(), context.deadline())
                .job()
                .id());
    }

    /** Carries the jobs on as far as the time goes. That one of them fails is no failure of the event. */
    void carryOn() {
        for (JobId id : ids) {
            if (!context.deadline().isNear()) {
                proceed(Optional.of(id));
            }
        }
    }

    private void proceed(Optional<JobId> only) {
        try {
            jobs.proceed(only, context.invocation(), context.deadline());
        } catch (ProblemException e) {
            // the job is there, and the next tick continues it
        } catch (RuntimeException | StackOverflowError defect) {
            context.defects().log(defect);
        }
    }

    List<JobId> ids() {
        return List.copyOf(ids);
    }

    private static ManualRequest requestFor(ObjectRef list) {
        return new ManualRequest(
                Action.RESTORE,
                Optional.of(list.bucket()),
                Optional.of(list.region()),
                new Source.ListObject(Optional.empty(), list.key(), list.versionId(), false),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
