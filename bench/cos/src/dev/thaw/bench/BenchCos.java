package dev.thaw.bench;

import dev.thaw.emulator.EmbeddedCos;
import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The embedded COS as a process. It takes commands on standard input and answers each with a line of JSON; it ends with its input, so
 * that none is left behind.
 *
 * <p>{@code seed BUCKET PREFIX COUNT} (archived objects of 1 KiB), {@code bucket BUCKET}, {@code latency MILLIS} (before each answer),
 * {@code limit PER_SECOND} (0: none), {@code reset} (counts and faults), {@code stats}.
 */
public final class BenchCos {

    private final EmbeddedCos cos;
    private int connectionsBefore;

    private BenchCos(EmbeddedCos cos) {
        this.cos = cos;
    }

    /** @param args nothing, or a PKCS12 file and its password for TLS */
    public static void main(String... args) throws IOException {
        Vertx vertx = Vertx.vertx();
        EmulatorSettings settings = EmulatorSettings.defaults();
        if (args.length == 2) {
            settings = settings.withTls(new PfxOptions().setPath(args[0]).setPassword(args[1]));
        }
        BenchCos program = new BenchCos(EmbeddedCos.start(vertx, settings));
        System.out.println(new JsonObject().put("port", program.cos.port()).encode());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(program.run(line.split(" ")).encode());
        }
        System.exit(0);
    }

    private JsonObject run(String[] words) {
        switch (words[0]) {
            case "seed" -> seed(words[1], words[2], Integer.parseInt(words[3]));
            case "bucket" -> cos.createBucket(words[1]);
            case "latency" -> cos.faults().latency(Duration.ofNanos((long) (Double.parseDouble(words[1]) * 1e6)));
            case "limit" -> limit(Double.parseDouble(words[1]));
            case "reset" -> reset();
            case "stats" -> {
                return stats();
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return new JsonObject();
    }

    private void seed(String bucket, String prefix, int count) {
        StoredObject archived = StoredObject.of("ARCHIVE", 1024);
        for (int number = 0; number < count; number++) {
            cos.put(bucket, prefix + "obj-%06d.bin".formatted(number), archived);
        }
    }

    private void limit(double perSecond) {
        cos.faults().clear();
        if (perSecond > 0) {
            cos.faults().limitRestores(perSecond);
        }
    }

    private void reset() {
        cos.journal().clear();
        connectionsBefore = cos.connections();
    }

    private JsonObject stats() {
        JsonObject requests = new JsonObject();
        for (Operation operation : Operation.values()) {
            requests.put(operation.name().toLowerCase(), cos.journal().count(operation));
        }
        Map<String, Integer> accepted = cos.journal().acceptedRestores();
        return new JsonObject()
                .put("requests", requests)
                .put("restored", accepted.size())
                .put("twice", accepted.values().stream().anyMatch(times -> times > 1))
                .put("connections", cos.connections() - connectionsBefore);
    }
}
