package dev.thaw.request;

import dev.thaw.event.manual.Action;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListTarget;
import dev.thaw.listing.ObjectList;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.ListDetector;
import dev.thaw.restore.RememberingStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Restores what arrived: the objects themselves, and in place of a list the objects that it names. */
@Singleton
public class ArrivedObjects {

    private final RestoreFlowFactory flows;

    public ArrivedObjects(RestoreFlowFactory flows) {
        this.flows = flows;
    }

    /** The report of something that is over before it began. */
    Report reported(Candidate.InvalidEntry over, InvocationContext session) {
        return flows.flow(session).restoreNamed(List.of(new ObjectSource.Positioned(over, "")), start(session));
    }

    /** One report for the objects, and one for each list. */
    List<Report> restored(List<ObjectSource.Positioned> arrived, InvocationContext session) {
        RememberingStore store = new RememberingStore(session.store());
        ListDetector.Found found = flows.listFinder(session, store).among(arrived);
        RestoreFlow flow = flows.flow(session, Action.RESTORE, store, RequestOverrides.NONE);
        List<Report> reports = new ArrayList<>();
        if (!found.objects().isEmpty()) {
            reports.add(flow.restoreNamed(found.objects(), start(session)));
        }
        for (ListDetector.FoundList list : found.lists()) {
            reports.add(flow.restoreLines(named(list, session), start(session)));
        }
        return reports;
    }

    private static ResumePoint start(InvocationContext session) {
        return ResumePoint.start(RunTotals.start(session.policy().prices()));
    }

    private static ObjectSource named(ListDetector.FoundList list, InvocationContext session) {
        return list.error()
                .map(error -> failed(list.list().object(), error))
                .orElseGet(() -> ListSource.of(session.store(), listOf(list.list()), ListPosition.START));
    }

    /** What a list names did not arrive: somebody asks for it. */
    private static ObjectList listOf(Candidate.Named list) {
        ObjectRef object = list.object();
        return new ObjectList(object, false, new ListTarget(object.bucket(), object.region(), Trigger.manual()));
    }

    private static ObjectSource failed(ObjectRef object, Failure failure) {
        String where = object.bucket() + "/" + object.key() + ", which may be a list: ";
        return ObjectSource.of(
                List.of(new ObjectSource.Positioned(new Candidate.InvalidEntry(failure.withContext(where)), "")));
    }
}
