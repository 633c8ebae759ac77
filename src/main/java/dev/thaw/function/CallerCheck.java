package dev.thaw.function;

import dev.thaw.answer.Problem;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rejects requests from web pages by their headers: a page can make the browser of its visitor post to any address that the
 * browser reaches, and with a host name that resolves to loopback (DNS rebinding) it could even read the responses. On SCF no
 * browser reaches the port.
 */
public final class CallerCheck {

    private static final String LOOPBACK_NAME = "localhost|[a-z0-9.-]+\\.localhost";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LOOPBACK_HOST = Pattern.compile(
            "(?:(?:" + LOOPBACK_NAME + ")\\.?|127(?:\\." + OCTET + "){3}|\\[(?:::1|0:0:0:0:0:0:0:1)])(?::\\d{0,5})?");
    private static final List<String> OWN_SITES = List.of("same-origin", "none");

    private final boolean onPlatform;

    public CallerCheck(boolean onPlatform) {
        this.onPlatform = onPlatform;
    }

    /**
     * Returns why the request is rejected; empty if it is accepted.
     *
     * @param hostRequired whether the HTTP version requires a Host header
     * @param onLoopback whether the request came in on a loopback address
     * @param isPage whether it asks for a page without data: a link on another site may lead to it
     */
    public Optional<Problem> check(MultiMap headers, boolean hostRequired, boolean onLoopback, boolean isPage) {
        List<String> hosts = headers.getAll("Host");
        if (hosts.size() > 1 || hosts.isEmpty() && hostRequired) {
            return Optional.of(
                    new Problem(400, "Unreadable input", "found " + hosts.size() + " Host headers: send exactly one"));
        }
        if (onPlatform) {
            return Optional.empty();
        }
        String host = hosts.isEmpty() ? "" : hosts.get(0);
        return checkHost(host, onLoopback).or(() -> isPage ? Optional.empty() : checkOrigin(headers, host));
    }

    private static Optional<Problem> checkHost(String host, boolean onLoopback) {
        if (onLoopback && !LOOPBACK_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            return notAllowed("Host is not a name of this machine: call http://localhost or http://127.0.0.1");
        }
        return Optional.empty();
    }

    private static Optional<Problem> checkOrigin(MultiMap headers, String host) {
        if (!headers.getAll("Origin").stream().allMatch(origin -> isSameHost(origin, host))) {
            return notAllowed("Origin differs from Host: requests from web pages are not allowed");
        }
        if (!OWN_SITES.containsAll(headers.getAll("Sec-Fetch-Site"))) {
            return notAllowed(
                    "Sec-Fetch-Site is neither same-origin nor none: requests from web pages are not allowed");
        }
        return Optional.empty();
    }

    private static boolean isSameHost(String origin, String host) {
        String lowercaseOrigin = origin.toLowerCase(Locale.ROOT);
        return isSameHost(lowercaseOrigin, "http://", ":80", host)
                || isSameHost(lowercaseOrigin, "https://", ":443", host);
    }

    private static boolean isSameHost(String lowercaseOrigin, String scheme, String defaultPort, String host) {
        String lowercaseHost = host.toLowerCase(Locale.ROOT);
        return lowercaseOrigin.startsWith(scheme)
                && without(defaultPort, lowercaseOrigin.substring(scheme.length()))
                        .equals(without(defaultPort, lowercaseHost));
    }

    private static String without(String defaultPort, String authority) {
        return authority.endsWith(defaultPort)
                ? authority.substring(0, authority.length() - defaultPort.length())
                : authority;
    }

    private static Optional<Problem> notAllowed(String detail) {
        return Optional.of(new Problem(403, "Not allowed", detail));
    }
}
