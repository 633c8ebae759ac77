package dev.thaw.signing;

/**
 * The key of one span, which the page "Request Signature" derives from secret key and key time. It signs any number of
 * requests until the span ends, so one who signs many does the deriving once, and the headers that they share once. As secret
 * as the key it comes from, it shows itself by id and span.
 */
public final class SignKey {

    private final String secretId;
    private final KeyTime keyTime;
    private final Hmac hmac;
    private final KnownPairs headers = new KnownPairs(SignedPairs::ofHeaders);
    private final KnownPairs parameters = new KnownPairs(SignedPairs::ofQuery);
    private final String writtenKeyTime;

    private SignKey(String secretId, KeyTime keyTime, String secretKey) {
        this.secretId = secretId;
        this.keyTime = keyTime;
        this.writtenKeyTime = keyTime.toString();
        this.hmac = new Hmac(signKey(secretKey, writtenKeyTime));
    }

    public static SignKey of(Credentials credentials, KeyTime keyTime) {
        return new SignKey(credentials.secretId(), keyTime, credentials.secretKey());
    }

    /** The next key is the 40 characters of hex, not the bytes behind them. */
    static String signKey(String secretKey, String keyTime) {
        return new Hmac(secretKey).hex(keyTime);
    }

    public KeyTime keyTime() {
        return keyTime;
    }

    String secretId() {
        return secretId;
    }

    String writtenKeyTime() {
        return writtenKeyTime;
    }

    SignedPairs headersOf(UnsignedRequest request) {
        return headers.of(request.headers());
    }

    SignedPairs parametersOf(UnsignedRequest request) {
        return parameters.of(request.query());
    }

    String signature(String stringToSign) {
        return hmac.hex(stringToSign);
    }

    @Override
    public String toString() {
        return "SignKey[" + secretId + " " + keyTime + "]";
    }
}
