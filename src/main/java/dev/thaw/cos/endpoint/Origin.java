package dev.thaw.cos.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** A URL of scheme, host and optional port only. */
final class Origin {

    private static final Pattern USERINFO = Pattern.compile("//.*@");
    private static final Pattern LABELS =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private Origin() {}

    /** Whether the text is an origin with a lower-case host name or an IPv4 address. */
    static boolean isNamed(String text) {
        try {
            var uri = new URI(text);
            return isOrigin(uri) && LABELS.matcher(uri.getHost()).matches();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isOrigin(URI uri) {
        return uri.getHost() != null && uri.toString().equals(plain(uri)) && isHttp(uri) && isPort(uri);
    }

    /** The value of the header {@code Host}: clients leave out the default port. */
    static String host(URI origin) {
        return origin.getPort() == defaultPort(origin) ? origin.getHost() : origin.getRawAuthority();
    }

    static int port(URI origin) {
        return origin.getPort() < 0 ? defaultPort(origin) : origin.getPort();
    }

    /** For messages: hides user and password. */
    static String shown(String text) {
        return USERINFO.matcher(text).replaceAll("//…@");
    }

    private static String plain(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean isHttp(URI uri) {
        return uri.getScheme().equals("http") || uri.getScheme().equals("https");
    }

    private static boolean isPort(URI uri) {
        return uri.getPort() != 0 && uri.getPort() <= 0xFFFF;
    }

    private static int defaultPort(URI uri) {
        return uri.getScheme().equals("http") ? 80 : 443;
    }
}
