package dev.thaw.cos.http;

import jakarta.ws.rs.HeaderParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers that a signature covers, and the signature, as {@link CosRestClient} sends them. Shows no secret. */
final class SignedHeaders {

    static final String FORBID_OVERWRITE = "x-cos-forbid-overwrite";
    static final String TOKEN = "x-cos-security-token";

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

    @Override
    public String toString() {
        return "SignedHeaders" + signed.keySet();
    }
}
