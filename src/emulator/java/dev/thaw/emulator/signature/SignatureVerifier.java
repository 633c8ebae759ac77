package dev.thaw.emulator.signature;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks a signature from page "Request Signature" alone, apart from the product's signer, and more strictly than the
 * service: host and every query parameter have to be signed.
 */
public record SignatureVerifier(AccessKey key, InstantSource clock) {

    private static final Duration SKEW = Duration.ofMinutes(15);

    /** @throws EmulatedError if the request is not to be trusted */
    public void evaluate(EmulatedRequest request) {
        ParsedAuthorization claim =
                ParsedAuthorization.parse(request.header("authorization").orElseThrow(() -> denied("Access Denied.")));
        require(claim.secretId().equals(key.secretId()), noSuchKeyId());
        judgeTime(claim.keyTime());
        judgeTime(claim.signTime());
        judgeList(
                claim.headerList(), ExpectedStringToSign.encodedHeaders(request).keySet());
        judgeList(
                claim.parameterList(),
                ExpectedStringToSign.encodedParameters(request).keySet());
        require(claim.headerList().contains("host"), denied("host has to be signed"));
        judgeParameters(request, claim);
        require(signatureOf(request, claim).equals(claim.signature()), mismatch("The signature is not the expected"));
        judgeToken(request);
    }

    private String signatureOf(EmulatedRequest request, ParsedAuthorization claim) {
        String signKey = EmulatedHmac.hmacSha1(key.secretKey(), claim.keyTime().text());
        return EmulatedHmac.hmacSha1(signKey, new ExpectedStringToSign(request, claim).stringToSign());
    }

    private void judgeTime(KeyTimeRange span) {
        Instant now = clock.instant();
        require(!now.isAfter(span.end()), denied("Request has expired"));
        require(!now.plus(SKEW).isBefore(span.start()), skewed(now));
    }

    private static void judgeList(List<String> claimed, Collection<String> present) {
        boolean sorted = claimed.equals(claimed.stream().sorted().toList());
        boolean lowercase = claimed.stream().allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
        require(sorted && lowercase, mismatch("Lists have to be sorted and in lower case"));
        require(new HashSet<>(claimed).size() == claimed.size(), mismatch("A name is listed twice"));
        require(present.containsAll(claimed), mismatch("A listed name is absent: " + claimed));
    }

    private static void judgeParameters(EmulatedRequest request, ParsedAuthorization claim) {
        Collection<String> present =
                ExpectedStringToSign.encodedParameters(request).keySet();
        require(claim.parameterList().containsAll(present), denied("All parameters have to be signed: " + present));
    }

    private void judgeToken(EmulatedRequest request) {
        boolean expected = request.header("x-cos-security-token").equals(key.token());
        require(expected, denied("The security token is absent, wrong or not wanted"));
    }

    private static void require(boolean holds, EmulatedError otherwise) {
        if (!holds) {
            throw otherwise;
        }
    }

    private static EmulatedError noSuchKeyId() {
        return new EmulatedError(
                403, "InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records.");
    }

    private static EmulatedError skewed(Instant now) {
        Map<String, String> serverTime =
                Map.of("ServerTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new EmulatedError(
                        403, "RequestTimeTooSkewed", "The request time and the current time are too far apart.")
                .withElements(serverTime);
    }

    private static EmulatedError mismatch(String message) {
        return new EmulatedError(403, "SignatureDoesNotMatch", message);
    }

    private static EmulatedError denied(String message) {
        return new EmulatedError(403, "AccessDenied", message);
    }
}
