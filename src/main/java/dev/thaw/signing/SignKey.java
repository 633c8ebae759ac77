package dev.thaw.signing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The signing key of one key time, derived from the secret key ("Request Signature", 436/7778). It signs any number of requests
 * until the key time ends, so that the derivation is done once for many. As secret as the key it comes from; it shows its id and
 * key time only. Safe for threads.
 */
public final class SignKey {

    /** A run has one set of headers for each bucket and kind of request. */
    private static final int MOST_KNOWN = 100;

    private final String secretId;
    private final KeyTime keyTime;
    private final Hmac hmac;
    private final Map<Map<String, String>, SignedPairs> knownParameters = new ConcurrentHashMap<>();
    private final Map<Map<String, String>, SignedPairs> knownHeaders = new ConcurrentHashMap<>();

    private SignKey(String secretId, KeyTime keyTime, Hmac hmac) {
        this.secretId = secretId;
        this.keyTime = keyTime;
        this.hmac = hmac;
    }

    public static SignKey of(Credentials credentials, KeyTime keyTime) {
        String signKey = signKey(credentials.secretKey(), keyTime.toString());
        return new SignKey(credentials.secretId(), keyTime, new Hmac(signKey));
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

    SignedPairs parameters(UnsignedRequest request) {
        return remembered(knownParameters, request.query(), SignedPairs::ofQuery);
    }

    SignedPairs headers(UnsignedRequest request) {
        return remembered(knownHeaders, request.headers(), SignedPairs::ofHeaders);
    }

    /** The requests under one key differ in little but their path: to sort and encode their headers is two thirds of a signature. */
    private static SignedPairs remembered(
            Map<Map<String, String>, SignedPairs> known,
            Map<String, String> pairs,
            Function<Map<String, String>, SignedPairs> reading) {
        return known.size() < MOST_KNOWN ? known.computeIfAbsent(pairs, reading) : reading.apply(pairs);
    }

    String signature(String stringToSign) {
        return hmac.hex(stringToSign);
    }

    @Override
    public String toString() {
        return "SignKey[" + secretId + " " + keyTime + "]";
    }
}
