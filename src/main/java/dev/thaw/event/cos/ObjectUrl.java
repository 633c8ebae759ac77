package dev.thaw.event.cos;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code url} of an event, as far as it says something of the object. Not read with {@code java.net.URI}: keys stand
 * in it unencoded at times.
 *
 * @param ofBucket whether the host is one of COS's and begins with the bucket's own name; no other host is believed
 * @param region long form, where such a host tells
 * @param encodedPath without the leading slash
 */
record ObjectUrl(boolean ofBucket, Optional<String> region, String encodedPath) {

    private static final String LABEL = "([a-z0-9-]{1,32})";
    private static final Pattern CURRENT =
            Pattern.compile("cos(?:-internal)?\\." + LABEL + "\\.(?:myqcloud\\.com|tencentcos\\.cn)");
    private static final Pattern LEGACY = Pattern.compile("(?:cos)?" + LABEL + "\\.myqcloud\\.com");

    static ObjectUrl of(String url, String bucket) {
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int slash = url.indexOf('/', start);
        String authority = slash < 0 ? url.substring(start) : url.substring(start, slash);
        return of(authority.toLowerCase(Locale.ROOT), slash < 0 ? "" : url.substring(slash + 1), bucket + ".");
    }

    private static ObjectUrl of(String lowercaseAuthority, String encodedPath, String hostStart) {
        if (!lowercaseAuthority.startsWith(hostStart)) {
            return new ObjectUrl(false, Optional.empty(), encodedPath);
        }
        String service = withoutPort(lowercaseAuthority.substring(hostStart.length()));
        Matcher current = CURRENT.matcher(service);
        if (current.matches()) {
            return new ObjectUrl(true, Regions.longForm(current.group(1)), encodedPath);
        }
        Matcher legacy = LEGACY.matcher(service);
        Optional<String> region = legacy.matches() ? Regions.ofCode(legacy.group(1)) : Optional.empty();
        return new ObjectUrl(region.isPresent(), region, encodedPath);
    }

    private static String withoutPort(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
