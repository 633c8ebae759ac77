package dev.thaw.function;

import dev.thaw.event.Action;
import dev.thaw.event.Ask;
import dev.thaw.event.InvalidInputException;
import dev.thaw.event.ManualCalls;
import dev.thaw.object.ObjectFacts;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ObjectSource;
import dev.thaw.restore.OutcomeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an event asks for, sorted: objects that arrived, once each, with the records that cannot be read, and requests.
 *
 * @param objects in the order of the event
 * @param requests manual ones that a timer, queue or bridge brought
 */
record Deliveries(List<ObjectSource.Placed> objects, List<Ask.Requested> requests) {

    /**
     * Of several records of one object the last that is acted upon counts: one that is ignored hides none, and what is told of an
     * object later is truer.
     *
     * @param isActedUpon whether what brought an object is anything to the policy
     */
    static Deliveries of(List<Ask> asks, Gate gate, Predicate<Trigger> isActedUpon) {
        OnceEach objects = new OnceEach();
        List<Ask.Requested> requests = new ArrayList<>();
        for (Ask ask : asks) {
            ask.fold(new Sorting(objects, requests, gate, isActedUpon));
        }
        return new Deliveries(objects.placed(), List.copyOf(requests));
    }

    /** What a lone request asks for; everything else is about restores. */
    Action action() {
        return objects.isEmpty() && requests.size() == 1
                ? requests.get(0).request().action()
                : Action.RESTORE;
    }

    /** A request of the event that cannot be met, as one of its outcomes. */
    static Candidate.Unusable refused(Ask.Requested requested, Problem problem) {
        OutcomeName name = problem.status() == 403 ? OutcomeName.NOT_ALLOWED : OutcomeName.MALFORMED;
        return unusable(name, requested, problem.detail());
    }

    /** A request of the event that met a defect, as one of its outcomes. */
    static Candidate.Unusable defective(Ask.Requested requested, String errorId) {
        return new Candidate.Unusable(Failure.forNow(
                OutcomeName.UNREACHABLE,
                requested.position() + ": " + Problem.defect(errorId).detail()));
    }

    private static Candidate.Unusable unusable(OutcomeName name, Ask ask, String reason) {
        return new Candidate.Unusable(Failure.forGood(name, ask.position() + ": " + reason));
    }

    private record Sorting(OnceEach objects, List<Ask.Requested> requests, Gate gate, Predicate<Trigger> isActedUpon)
            implements Ask.Cases<Boolean> {

        @Override
        public Boolean arrived(Ask.Arrived arrived) {
            ObjectFacts facts = new ObjectFacts(arrived.size(), Optional.empty());
            Trigger trigger = Trigger.event(arrived.eventName());
            var named = new Candidate.Named(arrived.object(), trigger, facts, Optional.empty());
            return isActedUpon.test(trigger) ? objects.addOrReplace(named) : objects.add(named);
        }

        @Override
        public Boolean requested(Ask.Requested requested) {
            return requests.add(requested);
        }

        @Override
        public Boolean called(Ask.Called called) {
            try {
                gate.admit(called.call());
                return requests.add(new Ask.Requested(called.position(), ManualCalls.requestOf(called.call()), false));
            } catch (RefusedException e) {
                return objects.add(
                        unusable(OutcomeName.NOT_ALLOWED, called, e.problem().detail()));
            } catch (InvalidInputException e) {
                return objects.add(unusable(OutcomeName.MALFORMED, called, e.reason()));
            }
        }

        @Override
        public Boolean malformed(Ask.Malformed malformed) {
            return objects.add(unusable(OutcomeName.MALFORMED, malformed, malformed.reason()));
        }
    }
}
