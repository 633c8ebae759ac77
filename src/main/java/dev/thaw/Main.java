package dev.thaw;

import dev.thaw.cli.ThawCommand;
import dev.thaw.cli.run.CommandProgram;
import dev.thaw.config.InvalidSettingsException;
import dev.thaw.config.PlatformDefaults;
import dev.thaw.local.ConsoleCommand;
import dev.thaw.runtime.NameAhead;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a command, or starts the server. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... args) {
        if (ConsoleCommand.isAsked(List.of(args))) {
            System.exit(ConsoleCommand.run(List.of(args), System.getenv(), System.err));
        }
        Optional<Integer> exitCode = ThawCommand.run(args, System.out, System.err);
        if (exitCode.isPresent()) {
            System.exit(exitCode.get());
        }
        if (ThawCommand.needsProgram(args)) {
            ThawCommand.prepare(args, System.err).ifPresent(System::exit);
            Quarkus.run(CommandProgram.class, Main::exit, args);
            return;
        }
        NameAhead.lookUp(System.getenv());
        PlatformDefaults.apply(System.getenv());
        Quarkus.run(args);
    }

    /** A program that cannot start has begun nothing. */
    private static void exit(int code, @Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingsException settings) {
                System.err.println(settings.getMessage());
            }
        }
        System.exit(failure == null ? code : ThawCommand.NOT_BEGUN);
    }
}
