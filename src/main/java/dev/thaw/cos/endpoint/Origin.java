package dev.thaw.cos.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Scheme, host and perhaps port of a URL, and nothing else. */
final class Origin {

    private static final Pattern USERINFO = Pattern.compile("//.*@");
    private static final Pattern LABELS =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private Origin() {}

    /** Whether the text is an origin whose host is a name in lower case, or an address of IPv4. */
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

    /** The value of the header {@code Host}: clients leave out the usual port. */
    static String host(URI origin) {
        return origin.getPort() == usualPort(origin) ? origin.getHost() : origin.getRawAuthority();
    }

    static int port(URI origin) {
        return origin.getPort() < 0 ? usualPort(origin) : origin.getPort();
    }

    /** What a message may show: a password in a URL is a secret, even where it makes no sense. */
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

    private static int usualPort(URI uri) {
        return uri.getScheme().equals("http") ? 80 : 443;
    }
}
