package dev.thaw.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the packaged program. The system property {@code thaw.program} names the native executable or the jar. */
final class Program implements AutoCloseable {

    private static final Path PACKAGED = Path.of(
                    System.getProperty("thaw.program", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();

    private final Process process;
    private final File output;

    private Program(Process process, File output) {
        this.process = process;
        this.output = output;
    }

    static boolean isNative() {
        return !PACKAGED.toString().endsWith(".jar");
    }

    static Path path() {
        return PACKAGED;
    }

    /**
     * Starts it in a folder, with exactly this environment.
     *
     * @param system properties, {@code -Dname=value}
     */
    static Program start(Path folder, Map<String, String> environment, List<String> properties, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (!isNative()) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        }
        command.addAll(properties);
        command.addAll(isNative() ? List.of() : List.of("-jar", PACKAGED.toString()));
        command.addAll(List.of(arguments));
        if (isNative()) {
            command.add(0, PACKAGED.toString());
        }
        File output = File.createTempFile("thaw", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Program(builder.redirectOutput(output).start(), output);
    }

    static Program start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        return start(folder, environment, List.of(), arguments);
    }

    /** The exit code; waits for the end of the process. */
    int exitCode() throws IOException, InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("still running; output: %s", text())
                .isTrue();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Standard output and error so far. */
    String text() throws IOException {
        return Files.readString(output.toPath(), UTF_8);
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** Resident memory in KiB; on Linux only. */
    long residentKib() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Files.delete(output.toPath());
    }
}
