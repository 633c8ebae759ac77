package dev.thaw.function;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.answer.ReportJson;
import dev.thaw.config.Settings;
import dev.thaw.console.ConsolePages;
import dev.thaw.event.Carrier;
import dev.thaw.event.Carriers;
import dev.thaw.event.EventItem;
import dev.thaw.event.EventReader;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.JobCommand;
import dev.thaw.event.manual.ManualCall;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.Question;
import dev.thaw.job.JobId;
import dev.thaw.log.ReportLog;
import dev.thaw.request.EventProcessor;
import dev.thaw.request.Invocation;
import dev.thaw.request.InvocationDefects;
import dev.thaw.request.JobAccess;
import dev.thaw.request.JobRequests;
import dev.thaw.request.ManualAuthenticator;
import dev.thaw.request.ManualRequestProcessor;
import dev.thaw.request.QuestionProcessor;
import dev.thaw.restore.report.Report;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Handles an invocation from the bytes of its event to its response, in every mode. Start reading here; the objects continue in
 * {@link EventProcessor} and {@link dev.thaw.restore.RestoreFlow}. Thread-safe; calls block until the response is complete, and
 * report invalid input and defects in the response instead of throwing.
 */
@Singleton
public class InvocationHandler {

    private final Settings settings;
    private final ManualAuthenticator authenticator;
    private final EventProcessor processor;
    private final QuestionProcessor questions;
    private final ConsolePages console;
    private final JobRequests jobs;
    private final ReportLog log;

    InvocationHandler(
            Settings settings,
            ManualAuthenticator authenticator,
            EventProcessor processor,
            QuestionProcessor questions,
            ConsolePages console,
            JobRequests jobs,
            ReportLog log) {
        this.settings = settings;
        this.authenticator = authenticator;
        this.processor = processor;
        this.questions = questions;
        this.console = console;
        this.jobs = jobs;
        this.log = log;
    }

    /** Handles an event that came with the platform's own permission to invoke the function. */
    public InvocationResponse handle(byte[] event, Invocation invocation) {
        return respond(
                invocation,
                () -> EventReader.read(event, region(invocation))
                        .fold(
                                delivered -> event(
                                        delivered.items(), Carriers.in(event, invocation.requestId()), invocation),
                                requested -> bare(requested.call(), invocation),
                                called -> envelope(called.call(), invocation).forFunctionUrl()));
    }

    /** Handles a manual call over plain HTTP, after authentication. */
    public InvocationResponse handle(HttpCall call, Invocation invocation) {
        return respond(invocation, () -> {
            authenticator.authenticate(call);
            return call(call.manualCall(), invocation);
        });
    }

    /** Problems are responses in the envelope as well. The pages of the console hold no data and need no authentication. */
    private InvocationResponse envelope(HttpCall call, Invocation invocation) {
        Optional<InvocationResponse> page =
                ConsolePages.isRead(call.method()) ? console.find(call.lastSegment()) : Optional.empty();
        return page.isPresent()
                ? page.get()
                : respond(invocation, () -> {
                    authenticator.authenticateEnvelope(call);
                    return call(call.manualCall(), invocation);
                });
    }

    /** Fails if something is retryable, so that SCF delivers the event again. */
    private InvocationResponse event(List<EventItem> items, Carriers carriers, Invocation invocation) {
        Optional<JobCommand> tick = onlyCommand(items);
        if (tick.isPresent()) {
            return command(tick.get(), invocation);
        }
        return report(processor.processEvent(items, carriers, invocation), invocation);
    }

    /** A timer that continues jobs and nothing else: then no policy is read unless a job is due. */
    private static Optional<JobCommand> onlyCommand(List<EventItem> items) {
        return items.size() == 1 && items.get(0) instanceof EventItem.CommandItem item
                ? Optional.of(item.command()).filter(command -> command instanceof JobCommand.ContinueJobs)
                : Optional.empty();
    }

    private InvocationResponse report(EventProcessor.EventResult result, Invocation invocation) {
        int status = result.report().retryable() ? 500 : 200;
        return report(invocation, result.action(), result.report(), Optional.empty(), result.jobs(), status);
    }

    /** A request that is the event itself. */
    private InvocationResponse bare(ManualCall call, Invocation invocation) {
        Carrier carrier = Carrier.ofInvocation(invocation.requestId());
        return call.fold(
                request -> request.job().isPresent()
                        ? job(200, jobs.create(request, carrier, invocation))
                        : request(request, carrier, invocation),
                command -> command(command, invocation),
                question -> answer(question, invocation));
    }

    private InvocationResponse call(ManualCall call, Invocation invocation) {
        return call.fold(
                request -> request.job().isPresent()
                        ? job(201, jobs.create(request, invocation))
                        : request(request, new Carrier("http", invocation.requestId()), invocation),
                command -> command(command, invocation),
                question -> answer(question, invocation));
    }

    private InvocationResponse answer(Question question, Invocation invocation) {
        return InvocationResponse.json(200, questions.answer(question, invocation));
    }

    private InvocationResponse job(int statusIfNew, JobAccess.Stored stored) {
        return InvocationResponse.json(stored.isNew() ? statusIfNew : 200, jobs.json(stored.job()));
    }

    private InvocationResponse command(JobCommand command, Invocation invocation) {
        return InvocationResponse.json(200, jobs.answer(command, invocation));
    }

    /** Fails for the same reason as an event, but only where no caller waits for the report. */
    private InvocationResponse request(ManualRequest request, Carrier carrier, Invocation invocation) {
        if (request.async() && jobs.isLongWork(request)) {
            return report(processor.processLongRequest(request, carrier, invocation), invocation);
        }
        ManualRequestProcessor.ManualResult result = processor.processRequest(request, invocation);
        boolean retry = request.async() && result.report().retryable();
        return report(invocation, request.action(), result.report(), result.resumeFrom(), List.of(), retry ? 500 : 200);
    }

    private InvocationResponse report(
            Invocation invocation,
            Action action,
            Report report,
            Optional<String> resumeFrom,
            List<JobId> made,
            int status) {
        log.summary(invocation.requestId(), action, report);
        return InvocationResponse.json(
                        status, ReportJson.write(invocation.requestId(), action, report, resumeFrom, made))
                .withCredentialsExpired(report.credentialsExpired());
    }

    private Optional<String> region(Invocation invocation) {
        return invocation.region().or(() -> settings.runtimeEnvironment().region());
    }

    private interface Task {
        InvocationResponse run() throws InvalidInputException;
    }

    private InvocationResponse respond(Invocation invocation, Task task) {
        try {
            return task.run();
        } catch (InvalidInputException e) {
            return problem(invocation, Problem.of(e));
        } catch (ProblemException e) {
            return problem(invocation, e.problem()).withCredentialsExpired(e.credentialsExpired());
        } catch (RuntimeException defect) {
            String errorId = new InvocationDefects(invocation.requestId()).log(defect);
            return problem(invocation, Problem.defect(errorId));
        }
    }

    private InvocationResponse problem(Invocation invocation, Problem problem) {
        log.failure(invocation.requestId(), problem.detail());
        return problem.response();
    }
}
