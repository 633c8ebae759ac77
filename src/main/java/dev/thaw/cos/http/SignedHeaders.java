package dev.thaw.cos.http;

import dev.thaw.object.PercentCoding;
import jakarta.ws.rs.HeaderParam;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headers that a signature covers, and the signature, as {@link CosRestClient} sends them. Shows no secret. */
final class SignedHeaders {

    static final String FORBID_OVERWRITE = "x-cos-forbid-overwrite";
    static final String TOKEN = "x-cos-security-token";

    /** Sent by a getter of their own, or by the client. */
    private static final Set<String> FIXED =
            Set.of("Host", TOKEN, "Content-Length", "Content-MD5", "Content-Type", FORBID_OVERWRITE);

    private final Map<String, String> signed;
    private final String authorization;

    SignedHeaders(Map<String, String> signed, String authorization) {
        this.signed = Map.copyOf(signed);
        this.authorization = authorization;
    }

    /** Also where the connection goes to another host. */
    @HeaderParam("Host")
    public @Nullable String getHost() {
        return signed.get("Host");
    }

    @HeaderParam("Authorization")
    public String getAuthorization() {
        return authorization;
    }

    @HeaderParam(TOKEN)
    public @Nullable String getToken() {
        return signed.get(TOKEN);
    }

    @HeaderParam("Content-Length")
    public @Nullable String getContentLength() {
        return signed.get("Content-Length");
    }

    @HeaderParam("Content-MD5")
    public @Nullable String getContentMd5() {
        return signed.get("Content-MD5");
    }

    @HeaderParam(FORBID_OVERWRITE)
    public @Nullable String getForbidOverwrite() {
        return signed.get(FORBID_OVERWRITE);
    }

    /** Headers whose names are only known at run time, such as an object's metadata; {@link UnreadBodyFilter} unpacks them. */
    @HeaderParam(UnreadBodyFilter.MORE)
    public @Nullable String getMore() {
        String packed = signed.entrySet().stream()
                .filter(header -> !FIXED.contains(header.getKey()))
                .map(header -> PercentCoding.encode(header.getKey()) + "=" + PercentCoding.encode(header.getValue()))
                .collect(Collectors.joining("&"));
        return packed.isEmpty() ? null : packed;
    }

    @Override
    public String toString() {
        return "SignedHeaders" + signed.keySet();
    }
}
