package dev.thaw.signing;

import java.util.Locale;

/**
 * Signs a request to COS. Each method is a step of the page "Request Signature" (436/7778) and named as there. The path is
 * signed decoded, though it is sent encoded.
 */
public final class CosSigner {

    private CosSigner() {}

    /** The value of the header {@code Authorization}, for one request; {@link SignKey} serves many. */
    public static String authorization(UnsignedRequest request, Credentials credentials, KeyTime keyTime) {
        return authorization(request, SignKey.of(credentials, keyTime));
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @throws IllegalArgumentException if two parameters or two headers differ in case alone
     */
    public static String authorization(UnsignedRequest request, SignKey key) {
        SignedPairs parameters = key.parameters(request);
        SignedPairs headers = key.headers(request);
        String keyTime = key.keyTime().toString();
        String stringToSign = stringToSign(keyTime, httpString(request, parameters, headers));
        return "q-sign-algorithm=sha1&q-ak=" + key.secretId()
                + "&q-sign-time=" + keyTime
                + "&q-key-time=" + keyTime
                + "&q-header-list=" + headers.names()
                + "&q-url-param-list=" + parameters.names()
                + "&q-signature=" + key.signature(stringToSign);
    }

    static String httpString(UnsignedRequest request, SignedPairs parameters, SignedPairs headers) {
        return request.method().toLowerCase(Locale.ROOT)
                + "\n" + request.path()
                + "\n" + parameters.namesAndValues()
                + "\n" + headers.namesAndValues()
                + "\n";
    }

    static String stringToSign(String keyTime, String httpString) {
        return "sha1\n" + keyTime + "\n" + Sha1.hex(httpString) + "\n";
    }
}
