package dev.thaw;

import dev.thaw.cli.ThawCommand;
import dev.thaw.config.PlatformDefaults;
import dev.thaw.local.ConsoleCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Optional;

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
        PlatformDefaults.apply(System.getenv());
        Quarkus.run(args);
    }
}
