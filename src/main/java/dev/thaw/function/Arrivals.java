package dev.thaw.function;

import dev.thaw.event.Action;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListedWhere;
import dev.thaw.listing.ObjectList;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ListFinder;
import dev.thaw.restore.ObjectSource;
import dev.thaw.restore.Overrides;
import dev.thaw.restore.RememberingStore;
import dev.thaw.restore.Report;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.Resumption;
import dev.thaw.restore.Tally;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Restores what arrived: the objects themselves, and in place of a list the objects that it names. */
@Singleton
class Arrivals {

    private final Flows flows;

    Arrivals(Flows flows) {
        this.flows = flows;
    }

    /** The report of something that is over before it began. */
    Report reported(Candidate.Unusable over, Session session) {
        return flows.flow(session).restoreNamed(List.of(new ObjectSource.Placed(over, "")), start(session));
    }

    /** One report for the objects, and one for each list. */
    List<Report> restored(List<ObjectSource.Placed> arrived, Session session) {
        RememberingStore store = new RememberingStore(session.store());
        ListFinder.Found found = flows.listFinder(session, store).among(arrived);
        RestoreFlow flow = flows.flow(session, Action.RESTORE, store, Overrides.NONE);
        List<Report> reports = new ArrayList<>();
        if (!found.objects().isEmpty()) {
            reports.add(flow.restoreNamed(found.objects(), start(session)));
        }
        for (ListFinder.FoundList list : found.lists()) {
            reports.add(flow.restoreLines(named(list, session), start(session)));
        }
        return reports;
    }

    private static Resumption start(Session session) {
        return Resumption.start(Tally.start(session.policy().prices()));
    }

    private static ObjectSource named(ListFinder.FoundList list, Session session) {
        return list.trouble()
                .map(trouble -> failed(list.list().object(), trouble))
                .orElseGet(() -> ListSource.of(session.store(), listOf(list.list()), ListPosition.START));
    }

    /** What a list names did not arrive: somebody asks for it. */
    private static ObjectList listOf(Candidate.Named list) {
        ObjectRef object = list.object();
        return new ObjectList(object, false, new ListedWhere(object.bucket(), object.region(), Trigger.manual()));
    }

    private static ObjectSource failed(ObjectRef object, Failure failure) {
        String where = object.bucket() + "/" + object.key() + ", which may be a list: ";
        return ObjectSource.of(List.of(new ObjectSource.Placed(new Candidate.Unusable(failure.told(where)), "")));
    }
}
