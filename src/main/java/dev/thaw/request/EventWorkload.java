package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.event.EventItem;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
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
record EventWorkload(List<ObjectSource.Positioned> objects, List<EventItem.RequestItem> requests) {

    /**
     * Of several records of one object the last that is acted upon counts: one that is ignored hides none, and what is told of an
     * object later is truer.
     *
     * @param isActedUpon whether what brought an object is anything to the policy
     */
    static EventWorkload of(List<EventItem> asks, ManualAuthenticator gate, Predicate<Trigger> isActedUpon) {
        DistinctCandidates objects = new DistinctCandidates();
        List<EventItem.RequestItem> requests = new ArrayList<>();
        for (EventItem ask : asks) {
            ask.fold(new Sorting(objects, requests, gate, isActedUpon));
        }
        return new EventWorkload(objects.placed(), List.copyOf(requests));
    }

    /** What a lone request asks for; everything else is about restores. */
    Action action() {
        return objects.isEmpty() && requests.size() == 1
                ? requests.get(0).request().action()
                : Action.RESTORE;
    }

    /** A request of the event that cannot be met, as one of its outcomes. */
    static Candidate.InvalidEntry refused(EventItem.RequestItem requested, Problem problem) {
        OutcomeCode name = problem.status() == 403 ? OutcomeCode.NOT_ALLOWED : OutcomeCode.MALFORMED;
        return unusable(name, requested, problem.detail());
    }

    /** A request of the event that met a defect, as one of its outcomes. */
    static Candidate.InvalidEntry defective(EventItem.RequestItem requested, String errorId) {
        return new Candidate.InvalidEntry(Failure.temporary(
                OutcomeCode.UNREACHABLE,
                requested.position() + ": " + Problem.defect(errorId).detail()));
    }

    private static Candidate.InvalidEntry unusable(OutcomeCode name, EventItem ask, String reason) {
        return new Candidate.InvalidEntry(Failure.permanent(name, ask.position() + ": " + reason));
    }

    private record Sorting(
            DistinctCandidates objects,
            List<EventItem.RequestItem> requests,
            ManualAuthenticator gate,
            Predicate<Trigger> isActedUpon)
            implements EventItem.Cases<Boolean> {

        @Override
        public Boolean objectEvent(EventItem.ObjectEvent arrived) {
            ObjectAttributes facts = new ObjectAttributes(arrived.size(), Optional.empty());
            Trigger trigger = Trigger.event(arrived.eventName());
            var named = new Candidate.Named(arrived.object(), trigger, facts, Optional.empty());
            return isActedUpon.test(trigger) ? objects.addOrReplace(named) : objects.add(named);
        }

        @Override
        public Boolean requestItem(EventItem.RequestItem requested) {
            return requests.add(requested);
        }

        @Override
        public Boolean httpCall(EventItem.HttpCallItem called) {
            try {
                gate.authenticate(called.call());
                return requests.add(new EventItem.RequestItem(
                        called.position(), called.call().manualRequest(), false));
            } catch (ProblemException e) {
                return objects.add(
                        unusable(OutcomeCode.NOT_ALLOWED, called, e.problem().detail()));
            } catch (InvalidInputException e) {
                return objects.add(unusable(OutcomeCode.MALFORMED, called, e.reason()));
            }
        }

        @Override
        public Boolean malformed(EventItem.MalformedItem malformed) {
            return objects.add(unusable(OutcomeCode.MALFORMED, malformed, malformed.reason()));
        }
    }
}
