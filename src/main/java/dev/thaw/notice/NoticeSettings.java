package dev.thaw.notice;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Where notices go. The URL is a secret as much as the key: whoever knows it can write there. Shows neither.
 *
 * @param secret of the format: the key of Standard Webhooks with its prefix, or the signing secret of a bot
 */
public record NoticeSettings(URI url, NoticeFormat format, Optional<String> secret) {

    private static final String WEBHOOK_PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    /**
     * Reads the settings; empty if notices are off, or if something is wrong.
     *
     * @param errors receives a line for each mistake, without the URL and the secret
     */
    public static Optional<NoticeSettings> read(
            Optional<String> url, String format, Optional<String> secret, Consumer<String> errors) {
        Optional<NoticeFormat> known = NoticeFormat.named(format);
        if (known.isEmpty()) {
            errors.accept("THAW_NOTIFY_FORMAT is refused: write one of "
                    + Arrays.stream(NoticeFormat.values())
                            .map(NoticeFormat::word)
                            .collect(Collectors.joining(", ")));
        }
        Optional<String> badSecret = known.flatMap(name -> secret.flatMap(text -> fault(name, text)));
        badSecret.ifPresent(errors);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> address = address(url.get());
        if (address.isEmpty()) {
            errors.accept("THAW_NOTIFY_URL is refused (its value is a secret and not shown): write https://host/path,"
                    + " or http:// for a receiver on loopback; link-local addresses are not called");
        }
        return known.isPresent() && badSecret.isEmpty() && address.isPresent()
                ? Optional.of(new NoticeSettings(address.get(), known.get(), secret))
                : Optional.empty();
    }

    private static Optional<String> fault(NoticeFormat format, String secret) {
        if (format == NoticeFormat.CLOUDEVENTS) {
            return isWebhookKey(secret)
                    ? Optional.empty()
                    : Optional.of("THAW_NOTIFY_SECRET is refused: write whsec_ and the base64 of 24 to 64 bytes,"
                            + " as Standard Webhooks has it");
        }
        return format.signs()
                ? Optional.empty()
                : Optional.of("THAW_NOTIFY_SECRET is refused: THAW_NOTIFY_FORMAT=" + format.word()
                        + " signs nothing; unset it");
    }

    private static boolean isWebhookKey(String secret) {
        try {
            int length = webhookKey(secret).length;
            return length >= SHORTEST_KEY && length <= LONGEST_KEY;
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if it is none */
    static byte[] webhookKey(String secret) {
        if (!secret.startsWith(WEBHOOK_PREFIX)) {
            throw new IllegalArgumentException("no prefix");
        }
        return Base64.getDecoder().decode(secret.substring(WEBHOOK_PREFIX.length()));
    }

    private static Optional<URI> address(String text) {
        try {
            URI url = new URI(text);
            String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean hasHost = url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
            boolean isReachable = hasHost
                    && !isLinkLocal(url.getHost())
                    && (scheme.equals("https") || scheme.equals("http") && isLoopback(url.getHost()));
            return isReachable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static boolean isLinkLocal(String host) {
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return bare.startsWith("169.254.") || bare.matches("fe[89ab][0-9a-f]:.*") || bare.contains("::ffff:169.254.");
    }

    /** Whether a name leads to an address that is never to be called, such as the credentials service of a machine. */
    static boolean mayBeCalled(InetAddress address) {
        return !address.isLinkLocalAddress() && !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    @Override
    public String toString() {
        return "NoticeSettings[format=" + format.word() + ", secret=" + (secret.isPresent() ? "set" : "unset") + "]";
    }
}
