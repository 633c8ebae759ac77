package dev.thaw.function;

import dev.thaw.answer.Problem;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps web pages out, by the headers alone: a page that somebody visits can post to any address that the browser reaches, and
 * by a host name of its own that it points at loopback it could even read the answers. Where SCF runs the program, no browser
 * reaches the port.
 */
final class CallerCheck {

    private static final String LOOPBACK_NAME = "localhost|[a-z0-9.-]+\\.localhost";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LOOPBACK_HOST = Pattern.compile(
            "(?:(?:" + LOOPBACK_NAME + ")\\.?|127(?:\\." + OCTET + "){3}|\\[(?:::1|0:0:0:0:0:0:0:1)])(?::\\d{0,5})?");
    private static final List<String> OWN_SITES = List.of("same-origin", "none");

    private final boolean onPlatform;

    CallerCheck(boolean onPlatform) {
        this.onPlatform = onPlatform;
    }

    /**
     * Why the call is refused.
     *
     * @param hostRequired whether the version of HTTP demands the header
     * @param onLoopback whether it came in by a loopback address
     */
    Optional<Problem> refusal(MultiMap headers, boolean hostRequired, boolean onLoopback) {
        List<String> hosts = headers.getAll("Host");
        if (hosts.size() > 1 || hosts.isEmpty() && hostRequired) {
            return Optional.of(new Problem(
                    400, "Unreadable input", "found " + hosts.size() + " Host headers: a request carries exactly one"));
        }
        return onPlatform ? Optional.empty() : foreign(headers, hosts.isEmpty() ? "" : hosts.get(0), onLoopback);
    }

    private static Optional<Problem> foreign(MultiMap headers, String host, boolean onLoopback) {
        if (onLoopback && !LOOPBACK_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            return refused("Host is no name of this machine: call http://localhost or http://127.0.0.1");
        }
        if (!headers.getAll("Origin").stream().allMatch(origin -> isOf(origin, host))) {
            return refused("Origin is another host than the one called: web pages may not call");
        }
        if (!OWN_SITES.containsAll(headers.getAll("Sec-Fetch-Site"))) {
            return refused("Sec-Fetch-Site is neither same-origin nor none: web pages may not call");
        }
        return Optional.empty();
    }

    private static boolean isOf(String origin, String host) {
        String lowercaseOrigin = origin.toLowerCase(Locale.ROOT);
        return isOf(lowercaseOrigin, "http://", ":80", host) || isOf(lowercaseOrigin, "https://", ":443", host);
    }

    private static boolean isOf(String lowercaseOrigin, String scheme, String usualPort, String host) {
        String lowercaseHost = host.toLowerCase(Locale.ROOT);
        return lowercaseOrigin.startsWith(scheme)
                && without(usualPort, lowercaseOrigin.substring(scheme.length()))
                        .equals(without(usualPort, lowercaseHost));
    }

    private static String without(String usualPort, String authority) {
        return authority.endsWith(usualPort)
                ? authority.substring(0, authority.length() - usualPort.length())
                : authority;
    }

    private static Optional<Problem> refused(String detail) {
        return Optional.of(new Problem(403, "Not allowed", detail));
    }
}
