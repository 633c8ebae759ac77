package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.event.EventItem;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.JobCommand;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The items of an event, sorted: objects that arrived, without duplicates and with the records that cannot be read, requests, and
 * commands about jobs.
 *
 * @param objects in the order of the event
 * @param requests manual requests from a timer, queue or bridge
 * @param commands to continue jobs; an event may not give others
 * @param positions of the records that name the objects
 */
public record EventWorkload(
        List<ObjectSource.Positioned> objects,
        List<EventItem.RequestItem> requests,
        List<EventItem.CommandItem> commands,
        Map<ObjectRef, String> positions) {

    /**
     * If several records name the same object, the last one that the policy listens to counts: a record that is ignored must not
     * hide another one, and a later record has the newer facts.
     *
     * @param isListenedTo whether the policy has rules for a trigger
     */
    public static EventWorkload of(
            List<EventItem> items, ManualAuthenticator authenticator, Predicate<Trigger> isListenedTo) {
        DistinctCandidates objects = new DistinctCandidates();
        List<EventItem.RequestItem> requests = new ArrayList<>();
        List<EventItem.CommandItem> commands = new ArrayList<>();
        Map<ObjectRef, String> positions = new HashMap<>();
        for (EventItem item : items) {
            item.fold(new Sorter(objects, requests, commands, positions, authenticator, isListenedTo));
        }
        return new EventWorkload(
                objects.positioned(), List.copyOf(requests), List.copyOf(commands), Map.copyOf(positions));
    }

    /** The action of a single request; otherwise {@code RESTORE}. */
    Action action() {
        return objects.isEmpty() && requests.size() == 1
                ? requests.get(0).request().action()
                : Action.RESTORE;
    }

    /** A refused request as an outcome of the event. */
    static Candidate.InvalidEntry refused(EventItem.RequestItem item, ProblemException refusal) {
        return refused(item.position(), refusal);
    }

    /** A refused request, or a list of which no job could be made, as an outcome of the event. */
    static Candidate.InvalidEntry refused(String position, ProblemException refusal) {
        Problem problem = refusal.problem();
        if (refusal.isRetryable()) {
            return new Candidate.InvalidEntry(
                    Failure.temporary(OutcomeCode.NOT_PROCESSED, position + ": " + problem.detail()));
        }
        OutcomeCode name = problem.status() == 403 ? OutcomeCode.NOT_ALLOWED : OutcomeCode.MALFORMED;
        return new Candidate.InvalidEntry(Failure.permanent(name, position + ": " + problem.detail()));
    }

    /** A request that failed by a defect, as an outcome of the event. */
    static Candidate.InvalidEntry defective(EventItem.RequestItem item, String errorId) {
        return new Candidate.InvalidEntry(Failure.temporary(
                OutcomeCode.UNREACHABLE,
                item.position() + ": " + Problem.defect(errorId).detail()));
    }

    private static Candidate.InvalidEntry invalid(OutcomeCode name, EventItem item, String reason) {
        return new Candidate.InvalidEntry(Failure.permanent(name, item.position() + ": " + reason));
    }

    private record Sorter(
            DistinctCandidates objects,
            List<EventItem.RequestItem> requests,
            List<EventItem.CommandItem> commands,
            Map<ObjectRef, String> positions,
            ManualAuthenticator authenticator,
            Predicate<Trigger> isListenedTo)
            implements EventItem.Cases<Boolean> {

        @Override
        public Boolean objectEvent(EventItem.ObjectEvent arrived) {
            ObjectAttributes attributes = new ObjectAttributes(arrived.size(), Optional.empty());
            Trigger trigger = Trigger.event(arrived.eventName());
            var named = new Candidate.Named(arrived.object(), trigger, attributes, Optional.empty());
            if (isListenedTo.test(trigger)) {
                positions.put(arrived.object(), arrived.position());
                return objects.addOrReplace(named);
            }
            positions.putIfAbsent(arrived.object(), arrived.position());
            return objects.add(named);
        }

        @Override
        public Boolean requestItem(EventItem.RequestItem requested) {
            return requests.add(requested);
        }

        @Override
        public Boolean commandItem(EventItem.CommandItem item) {
            return item.command().fold(new CommandSorter(objects, commands, item));
        }

        @Override
        public Boolean httpCall(EventItem.HttpCallItem called) {
            try {
                authenticator.authenticate(called.call());
                return EventItem.of(called.position(), called.call().manualCall(), false)
                        .fold(this);
            } catch (ProblemException e) {
                return objects.add(
                        invalid(OutcomeCode.NOT_ALLOWED, called, e.problem().detail()));
            } catch (InvalidInputException e) {
                return objects.add(invalid(OutcomeCode.MALFORMED, called, e.reason()));
            }
        }

        @Override
        public Boolean malformed(EventItem.MalformedItem malformed) {
            return objects.add(invalid(OutcomeCode.MALFORMED, malformed, malformed.reason()));
        }
    }

    /** An event may continue jobs. Whoever decides about one calls directly, and only a caller can read an answer. */
    private record CommandSorter(
            DistinctCandidates objects, List<EventItem.CommandItem> commands, EventItem.CommandItem item)
            implements JobCommand.Cases<Boolean> {

        @Override
        public Boolean list(JobCommand.ListJobs command) {
            return unread();
        }

        @Override
        public Boolean show(JobCommand.ShowJob command) {
            return unread();
        }

        @Override
        public Boolean confirm(JobCommand.ConfirmJob command) {
            return notFromHere();
        }

        @Override
        public Boolean cancel(JobCommand.CancelJob command) {
            return notFromHere();
        }

        @Override
        public Boolean proceed(JobCommand.ContinueJobs command) {
            return commands.add(item);
        }

        private boolean notFromHere() {
            return objects.add(invalid(
                    OutcomeCode.NOT_ALLOWED,
                    item,
                    "the action " + item.command().word()
                            + " does not work in an event: call it directly or over HTTP"));
        }

        private boolean unread() {
            return objects.add(invalid(
                    OutcomeCode.MALFORMED,
                    item,
                    "nobody reads the answer to the action " + item.command().word()
                            + " in an event: call it directly or over HTTP"));
        }
    }
}
