package dev.thaw.function;

import dev.thaw.answer.FunctionUrlResponse;
import dev.thaw.answer.InvocationResponse;
import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.answer.ReportJson;
import dev.thaw.config.Settings;
import dev.thaw.event.EventItem;
import dev.thaw.event.EventReader;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.log.ReportLog;
import dev.thaw.request.EventProcessor;
import dev.thaw.request.Invocation;
import dev.thaw.request.ManualAuthenticator;
import dev.thaw.request.ManualRequestProcessor;
import dev.thaw.restore.report.Report;
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
public class InvocationHandler {

    private static final Logger LOG = Logger.getLogger(InvocationHandler.class);

    private final Settings settings;
    private final ManualAuthenticator gate;
    private final EventProcessor errands;
    private final ReportLog log;

    InvocationHandler(Settings settings, ManualAuthenticator gate, EventProcessor errands, ReportLog log) {
        this.settings = settings;
        this.gate = gate;
        this.errands = errands;
        this.log = log;
    }

    /** Works on an event that came through the platform's own invoke permission. */
    public InvocationResponse handle(byte[] event, Invocation invocation) {
        return answering(
                invocation,
                () -> EventReader.read(event, region(invocation))
                        .fold(
                                async -> deliver(async.items(), invocation),
                                request -> perform(request.request(), invocation),
                                http -> FunctionUrlResponse.around(enveloped(http.call(), invocation))));
    }

    /** Works on a manual call over plain HTTP, whose caller must be let in first. */
    public InvocationResponse handle(HttpCall call, Invocation invocation) {
        return answering(invocation, () -> {
            gate.authenticate(call);
            return perform(call.manualRequest(), invocation);
        });
    }

    /** Its refusals are answers in the envelope too. */
    private InvocationResponse enveloped(HttpCall call, Invocation invocation) {
        return answering(invocation, () -> {
            gate.admitEnvelope(call);
            return perform(call.manualRequest(), invocation);
        });
    }

    private InvocationResponse deliver(List<EventItem> asks, Invocation invocation) {
        EventProcessor.Delivered delivered = errands.deliver(asks, invocation);
        int status = delivered.report().retryable() ? 500 : 200;
        return reported(invocation, delivered.action(), delivered.report(), Optional.empty(), status);
    }

    private InvocationResponse perform(ManualRequest request, Invocation invocation) {
        ManualRequestProcessor.Performed performed = errands.perform(request, invocation);
        boolean again = request.async() && performed.report().retryable();
        return reported(invocation, request.action(), performed.report(), performed.resumeFrom(), again ? 500 : 200);
    }

    private InvocationResponse reported(
            Invocation invocation, Action action, Report report, Optional<String> resumeFrom, int status) {
        log.summary(invocation.requestId(), action, report);
        return InvocationResponse.json(status, ReportJson.write(invocation.requestId(), action, report, resumeFrom))
                .withCredentialsExpired(report.credentialsExpired());
    }

    private Optional<String> region(Invocation invocation) {
        return invocation.region().or(() -> settings.runtimeEnvironment().region());
    }

    /** What an invocation does; it may find its input invalid. */
    private interface Work {
        InvocationResponse done() throws InvalidInputException;
    }

    private InvocationResponse answering(Invocation invocation, Work work) {
        try {
            return work.done();
        } catch (InvalidInputException e) {
            return refused(invocation, Problem.of(e));
        } catch (ProblemException e) {
            return refused(invocation, e.problem()).withCredentialsExpired(e.credentialsExpired());
        } catch (RuntimeException e) {
            String errorId = UUID.randomUUID().toString();
            LOG.errorf(e, "defect %s in invocation %s", errorId, invocation.requestId());
            return refused(invocation, Problem.defect(errorId));
        }
    }

    private InvocationResponse refused(Invocation invocation, Problem problem) {
        log.failure(invocation.requestId(), problem.detail());
        return problem.answer();
    }
}
