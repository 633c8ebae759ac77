package dev.thaw.event.cos;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the {@code url} of an event says about the object. Not parsed with {@code java.net.URI}, because keys are sometimes not
 * encoded in it.
 *
 * @param ofBucket whether the host is one of COS and begins with the name of the bucket; no other host is trusted
 * @param region long form, if such a host has one
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
