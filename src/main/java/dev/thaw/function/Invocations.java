package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.event.Action;
import dev.thaw.event.Ask;
import dev.thaw.event.EventReader;
import dev.thaw.event.HttpCall;
import dev.thaw.event.InvalidInputException;
import dev.thaw.event.ManualCalls;
import dev.thaw.event.ManualRequest;
import dev.thaw.restore.Report;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The one entry behind every way in: bytes of an event go in, an answer comes out. Start reading here; the journey of the
 * objects goes on in {@link dev.thaw.restore.RestoreFlow}.
 */
@Singleton
public class Invocations {

    private static final Logger LOG = Logger.getLogger(Invocations.class);

    private final Settings settings;
    private final Gate gate;
    private final Errands errands;
    private final ReportLog log;

    Invocations(Settings settings, Gate gate, Errands errands, ReportLog log) {
        this.settings = settings;
        this.gate = gate;
        this.errands = errands;
        this.log = log;
    }

    /** Works on an event that came through the platform's own invoke permission. */
    public Answer handle(byte[] event, Invocation invocation) {
        return answering(
                invocation,
                () -> EventReader.read(event, region(invocation))
                        .fold(
                                delivered -> deliver(delivered.asks(), invocation),
                                requested -> perform(requested.request(), invocation),
                                called -> Envelope.around(enveloped(called.call(), invocation))));
    }

    /** Works on a manual call over plain HTTP, whose caller must be let in first. */
    public Answer handle(HttpCall call, Invocation invocation) {
        return answering(invocation, () -> {
            gate.admit(call);
            return perform(ManualCalls.requestOf(call), invocation);
        });
    }

    /** Its refusals are answers in the envelope too. */
    private Answer enveloped(HttpCall call, Invocation invocation) {
        return answering(invocation, () -> {
            gate.admitEnvelope(call);
            return perform(ManualCalls.requestOf(call), invocation);
        });
    }

    private Answer deliver(List<Ask> asks, Invocation invocation) {
        Errands.Delivered delivered = errands.deliver(asks, invocation);
        int status = delivered.report().worthAnotherTry() ? 500 : 200;
        return reported(invocation, delivered.action(), delivered.report(), Optional.empty(), status);
    }

    private Answer perform(ManualRequest request, Invocation invocation) {
        ManualWork.Performed performed = errands.perform(request, invocation);
        boolean again = request.async() && performed.report().worthAnotherTry();
        return reported(invocation, request.action(), performed.report(), performed.resumeFrom(), again ? 500 : 200);
    }

    private Answer reported(
            Invocation invocation, Action action, Report report, Optional<String> resumeFrom, int status) {
        log.summary(invocation.requestId(), action, report);
        return Answer.json(status, ReportJson.write(invocation.requestId(), action, report, resumeFrom))
                .withCredentialsExpired(report.credentialsExpired());
    }

    private Optional<String> region(Invocation invocation) {
        return invocation.region().or(() -> settings.surroundings().region());
    }

    /** What an invocation does; it may find its input invalid. */
    private interface Work {
        Answer done() throws InvalidInputException;
    }

    private Answer answering(Invocation invocation, Work work) {
        try {
            return work.done();
        } catch (InvalidInputException e) {
            return refused(invocation, Problem.of(e));
        } catch (RefusedException e) {
            return refused(invocation, e.problem()).withCredentialsExpired(e.credentialsExpired());
        } catch (RuntimeException e) {
            String errorId = UUID.randomUUID().toString();
            LOG.errorf(e, "defect %s in invocation %s", errorId, invocation.requestId());
            return refused(invocation, Problem.defect(errorId));
        }
    }

    private Answer refused(Invocation invocation, Problem problem) {
        log.failure(invocation.requestId(), problem.detail());
        return problem.answer();
    }
}
