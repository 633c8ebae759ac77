package dev.thaw.signing;

/**
 * The signing key of one key time, derived from the secret key ("Request Signature", 436/7778). It signs any number of requests
 * until the key time ends, so that the derivation is done once for many. As secret as the key it comes from; it shows its id and
 * key time only. Immutable.
 */
public final class SignKey {

    private final String secretId;
    private final KeyTime keyTime;
    private final Hmac hmac;

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

    String signature(String stringToSign) {
        return hmac.hex(stringToSign);
    }

    @Override
    public String toString() {
        return "SignKey[" + secretId + " " + keyTime + "]";
    }
}
