package dev.thaw.console;

import dev.thaw.answer.InvocationResponse;
import dev.thaw.config.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * The documents of the web console: one page that holds markup, style and script and no data, and the description of the HTTP API.
 * They need no authentication. Nothing is read before the first of them is asked for. Thread-safe.
 */
@Singleton
public class ConsolePages {

    private static final String PAGE = "console";
    private static final String API = "openapi.yaml";
    private static final Map<String, String> FOR_A_WHILE = Map.of("Cache-Control", "private, max-age=300");

    private final boolean on;

    @Inject
    public ConsolePages(Settings settings) {
        this(settings.console());
    }

    private ConsolePages(boolean on) {
        this.on = on;
    }

    /** For a program that serves nothing else. */
    public static ConsolePages on() {
        return new ConsolePages(true);
    }

    /** Whether the method of a call asks for a document. */
    public static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether the console is on and has a document of this name, the last segment of a path. */
    public boolean has(String name) {
        return on && (name.equals(PAGE) || name.equals(API));
    }

    /** The document of this name; absent if there is none, or the console is off. */
    public Optional<InvocationResponse> find(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        return Optional.of(name.equals(PAGE) ? Assembled.PAGE : Assembled.API);
    }

    /** Read and put together once. */
    private static final class Assembled {

        static final InvocationResponse PAGE = page(ConsolePage.assemble());
        static final InvocationResponse API = InvocationResponse.document(
                "application/yaml; charset=utf-8", ConsolePage.resource("/openapi.yaml"), FOR_A_WHILE);

        private Assembled() {}

        private static InvocationResponse page(ConsolePage page) {
            return InvocationResponse.document("text/html; charset=utf-8", page.html(), page.headers());
        }
    }
}
