package dev.thaw.cli.run;

import dev.thaw.answer.ProblemException;
import dev.thaw.cli.credentials.CredentialsException;
import dev.thaw.cli.credentials.CredentialsFinder;
import dev.thaw.cli.credentials.FoundCredentials;
import dev.thaw.cli.options.Command;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.request.JobAccess;
import dev.thaw.request.JobRequests;
import dev.thaw.request.policy.CurrentPolicy;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.store.Deadline;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a command of the command line in the program without its server, with the credentials of the user. */
@Unremovable
@Singleton
public class CommandProgram implements QuarkusApplication {

    /** No deadline of its own: longer than any run. */
    private static final Duration NO_END = Duration.ofDays(3650);

    private static final Duration POLICY_TIME = Duration.ofSeconds(30);

    private final Settings settings;
    private final CurrentPolicy policies;
    private final CosStores stores;
    private final WorkerPool workers;
    private final Clock clock;
    private final JobAccess.Opener jobs;
    private final JobRequests jobRequests;

    public CommandProgram(
            Settings settings,
            CurrentPolicy policies,
            CosStores stores,
            WorkerPool workers,
            Clock clock,
            JobAccess.Opener jobs,
            JobRequests jobRequests) {
        this.jobs = jobs;
        this.jobRequests = jobRequests;
        this.settings = settings;
        this.policies = policies;
        this.stores = stores;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Prepares the settings for a command before the program starts.
     *
     * @throws UsageException if the command is not complete
     */
    public static void prepare(String[] args, Map<String, String> environment) throws UsageException {
        CommandLine line = CommandLine.parse(Arrays.asList(args));
        if (JobCommands.takes(line)) {
            JobCommands.requireComplete(line);
        }
        ProgramSettings.apply(
                line.command() == Command.RESUME ? resumed(line, journal(line, environment)) : line,
                environment,
                System::setProperty);
    }

    private static RunJournal journal(CommandLine line, Map<String, String> environment) throws UsageException {
        Optional<RunJournal> journal =
                RunFolder.of(environment).journal(line.operands().stream().findFirst());
        if (journal.filter(RunJournal::isOpen).isEmpty()) {
            throw new UsageException(
                    line.operands().isEmpty()
                            ? "no run of this machine is unfinished: thaw runs lists them"
                            : "there is no unfinished run with this id: thaw runs lists them");
        }
        return journal.get();
    }

    /** The command of a run, with what the new call adds. */
    private static CommandLine resumed(CommandLine line, RunJournal journal) throws UsageException {
        List<String> words = new ArrayList<>(journal.words());
        for (Map.Entry<Option, List<String>> option : line.values().entrySet()) {
            for (String value : option.getValue()) {
                words.add(1, option.getKey().longForm() + (option.getKey().takesValue() ? "=" + value : ""));
            }
        }
        return CommandLine.parse(words);
    }

    @Override
    public int run(String... args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Map<String, String> environment = System.getenv();
        try {
            return run(CommandLine.parse(Arrays.asList(args)), environment, out, err);
        } catch (UsageException e) {
            err.println("thaw: " + e.getMessage());
            return RunSession.WRONG_USAGE;
        } catch (RunException | CredentialsException e) {
            err.println("thaw: " + e.getMessage());
            return RunSession.NOT_BEGUN;
        } catch (ProblemException e) {
            err.println("thaw: " + e.problem().detail());
            return RunSession.NOT_BEGUN;
        } catch (IOException e) {
            err.println("thaw: a file of the run cannot be written or read: " + e.getMessage());
            return RunSession.NOT_BEGUN;
        }
    }

    private int run(CommandLine typed, Map<String, String> environment, PrintStream out, PrintStream err)
            throws UsageException, RunException, CredentialsException, IOException {
        RunFolder folder = RunFolder.of(environment);
        boolean resumes = typed.command() == Command.RESUME;
        RunJournal journal = resumes
                ? journal(typed, environment)
                : RunJournal.begin(folder.newId(), typed.words(), clock.instant());
        CommandLine line = resumes ? resumed(typed, journal) : typed;
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        FoundCredentials found =
                new CredentialsFinder(environment, home).find(line.text(Option.PROFILE), line.text(Option.CREDENTIALS));
        found.warnings().forEach(warning -> err.println("thaw: warning: " + warning));
        if (JobCommands.takes(line)) {
            return new JobCommands(settings, jobs, jobRequests, out).run(line, found.credentials());
        }
        Deadline deadline = Deadline.after(NO_END);
        RestorePolicy policy = policies.current(found.credentials(), Deadline.after(POLICY_TIME));
        RunContext context = new RunContext(
                line,
                environment,
                settings,
                found,
                RunContext.policyFor(line, policy),
                stores.open(found.credentials(), deadline),
                deadline,
                workers,
                clock,
                stores::slowDowns);
        if (!line.has(Option.QUIET)) {
            err.println(RunSession.using(context));
        }
        StopSignal stop = new StopSignal();
        stop.listen(err);
        return new RunSession(context, folder, journal, stop, out, err).run();
    }
}
