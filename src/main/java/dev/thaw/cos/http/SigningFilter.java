package dev.thaw.cos.http;

import dev.thaw.signing.CosSigner;
import dev.thaw.signing.UnsignedRequest;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs what is sent: sets the headers that count and covers them, the path and every query parameter with a signature. */
final class SigningFilter implements ClientRequestFilter {

    /** The header in which the ticket of the signatory travels, to be replaced by the signature. */
    static final String TICKET = HttpHeaders.AUTHORIZATION;

    /** The property of a request that holds the end of its time. */
    static final String END = "dev.thaw.cos.end";

    private static final String TOKEN = "x-cos-security-token";

    /** What would be refused by the client, in a message that quotes the whole header. */
    private static final Map<String, String> SOURCES =
            Map.of(TOKEN, "the session token", TICKET, "the secret id", "If-Match", "the ETag of the object");

    private final PendingSignatures signatories;

    SigningFilter(PendingSignatures signatories) {
        this.signatories = signatories;
    }

    @Override
    public void filter(ClientRequestContext context) throws TransportException {
        PendingSignature signatory = signatories.of(context.getHeaderString(TICKET));
        Map<String, String> headers = headersToSign(context, signatory);
        headers.forEach(context.getHeaders()::putSingle);
        var request =
                new UnsignedRequest(context.getMethod(), context.getUri().getPath(), query(context.getUri()), headers);
        context.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, CosSigner.authorization(request, signatory.key()));
        context.setProperty(END, signatory.end());
        requireSendable(context.getStringHeaders());
    }

    private static void requireSendable(Map<String, List<String>> headers) throws TransportException {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (!header.getValue().stream().allMatch(SigningFilter::isSendable)) {
                String source = SOURCES.getOrDefault(header.getKey(), "the header " + header.getKey());
                throw TransportException.lasting(
                        source + " cannot be sent: it holds a line break or another character that is no"
                                + " visible ASCII; write it without");
            }
        }
    }

    private static boolean isSendable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static Map<String, String> headersToSign(ClientRequestContext context, PendingSignature signatory) {
        var headers = new HashMap<String, String>();
        headers.put(HttpHeaders.HOST, signatory.host());
        signatory.token().ifPresent(token -> headers.put(TOKEN, token));
        if (context.getEntity() instanceof byte[] body) {
            headers.put(HttpHeaders.CONTENT_TYPE, context.getMediaType().toString());
            headers.put(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
            headers.put("Content-MD5", ContentMd5.of(body));
        }
        return headers;
    }

    /** Decoded, parameters without value with the empty one; our own encoder wrote it, so a plus is a plus. */
    private static Map<String, String> query(URI uri) {
        var query = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URI.create("/?" + text).getQuery();
    }
}
