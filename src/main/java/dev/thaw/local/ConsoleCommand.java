package dev.thaw.local;

import dev.thaw.cli.credentials.CredentialsException;
import dev.thaw.cli.credentials.CredentialsFinder;
import dev.thaw.signing.Credentials;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code thaw console [--url URL] [--port N]}: serves the web console on loopback. Without an address over this program itself, with
 * the credentials and the policy of its environment; with one, calls are forwarded to that Function URL.
 *
 * @param url of the function
 * @param port to listen at; 0 for any that is free
 * @param cam whether calls of the function are signed for CAM, with the credentials of the environment
 */
public record ConsoleCommand(Optional<URI> url, int port, boolean cam) {

    public static final String USAGE = "usage: thaw console [--url https://… [--cam]] [--port N]";

    private static final int NOT_BEGUN = 3;
    private static final String WORD = "console";
    private static final int LAST_PORT = 65_535;
    private static final int TOKEN_BYTES = 32;
    private static final String LOOPBACK = "127.0.0.1";

    /** Whether the arguments of the program are this command. */
    public static boolean isAsked(List<String> arguments) {
        return !arguments.isEmpty()
                && arguments.get(0).equals(WORD)
                && !arguments.contains("--help")
                && !arguments.contains("-h");
    }

    /** @throws IllegalArgumentException with words for the user, if the arguments are wrong */
    static ConsoleCommand parse(List<String> arguments) {
        Optional<URI> url = Optional.empty();
        int port = 0;
        boolean cam = arguments.contains("--cam");
        for (int i = 1; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (option.equals("--cam")) {
                i--;
                continue;
            }
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (option) {
                case "--url" -> url = Optional.of(url(value));
                case "--port" -> port = port(value);
                default -> throw new IllegalArgumentException(option + " is not an option of console");
            }
        }
        if (cam && url.isEmpty()) {
            throw new IllegalArgumentException(
                    "--cam goes with --url: calls over this program need no signature for CAM");
        }
        return new ConsoleCommand(url, port, cam);
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text : text + "/");
            boolean plain = "http".equals(url.getScheme())
                    && List.of("localhost", LOOPBACK).contains(url.getHost());
            if (url.getHost() != null && url.getQuery() == null && ("https".equals(url.getScheme()) || plain)) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // reported below
        }
        throw new IllegalArgumentException("--url must be the https:// address of a function, without a query");
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // reported below
        }
        throw new IllegalArgumentException("--port must be a number from 0 to " + LAST_PORT);
    }

    /** Runs until the program is stopped. Returns an exit code, 2 for wrong usage. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream err) {
        ConsoleCommand command;
        try {
            command = parse(arguments);
        } catch (IllegalArgumentException wrong) {
            err.println("thaw: " + wrong.getMessage() + "\n" + USAGE);
            return 2;
        }
        return command.serve(environment, err);
    }

    private int serve(Map<String, String> environment, PrintStream err) {
        int free = port == 0 ? freePort() : port;
        if (url.isPresent()) {
            try {
                Optional<CamSigner> signer = signer(environment);
                Optional<String> token = signer.map(any -> HexFormat.of().formatHex(random()));
                return new UrlConsole(url.get(), signer, token).serve(LOOPBACK, free, err);
            } catch (CredentialsException e) {
                err.println("thaw: " + e.getMessage());
                return NOT_BEGUN;
            }
        }
        String token = HexFormat.of().formatHex(random());
        set("thaw.console", "on");
        set("thaw.event-invoke", "off");
        set("thaw.manual-token", token);
        set("quarkus.http.host", LOOPBACK);
        set("quarkus.http.port", String.valueOf(free));
        setUnless(environment, "THAW_LOG_FORMAT", "thaw.log-format", "text");
        if (!environment.containsKey("TENCENTCLOUD_APPID")) {
            setUnless(environment, "THAW_BUCKETS", "thaw.buckets", "*");
        }
        LocalServer.announcement = "Open http://" + LOOPBACK + ":" + free + "/console#token=" + token
                + "\nThe address lets its holder act with your credentials until this program ends (Ctrl-C).";
        Quarkus.run(LocalServer.class);
        return 0;
    }

    private Optional<CamSigner> signer(Map<String, String> environment) throws CredentialsException {
        if (!cam) {
            return Optional.empty();
        }
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Credentials credentials = new CredentialsFinder(environment, home)
                .find(Optional.empty(), Optional.empty())
                .credentials();
        return Optional.of(new CamSigner(
                credentials,
                Optional.ofNullable(environment.get("TENCENTCLOUD_UIN")).filter(uin -> uin.matches("[0-9]{1,20}"))));
    }

    private static void setUnless(Map<String, String> environment, String variable, String property, String value) {
        if (environment.getOrDefault(variable, "").isBlank()) {
            set(property, value);
        }
    }

    /** Takes precedence over the environment. */
    private static void set(String property, String value) {
        System.setProperty(property, value);
    }

    private static byte[] random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
