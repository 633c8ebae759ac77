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
import java.util.regex.Pattern;

/**
 * Verifies a signature by page "Request Signature", independently of the signer of the product, and more strictly than the
 * service: host, every query parameter and every header {@code x-cos-…} must be signed, except those that SDKs add later.
 */
public record SignatureVerifier(AccessKey key, InstantSource clock) {

    /** Headers that the vendor's clients add to a signed request. */
    private static final Pattern ADDED_LATER = Pattern.compile("x-cos-security-token|x-cos-sdk-.*");

    private static final Duration SKEW = Duration.ofMinutes(15);

    /** @throws EmulatedError if the signature is not valid */
    public void verify(EmulatedRequest request) {
        ParsedAuthorization authorization =
                ParsedAuthorization.parse(request.header("authorization").orElseThrow(() -> denied("Access Denied.")));
        require(authorization.secretId().equals(key.secretId()), noSuchKeyId());
        checkTime(authorization.keyTime());
        checkTime(authorization.signTime());
        checkList(
                authorization.headerList(),
                ExpectedStringToSign.encodedHeaders(request).keySet());
        checkList(
                authorization.parameterList(),
                ExpectedStringToSign.encodedParameters(request).keySet());
        require(authorization.headerList().contains("host"), denied("host has to be signed"));
        checkParameters(request, authorization);
        checkHeaders(request, authorization);
        require(
                signatureOf(request, authorization).equals(authorization.signature()),
                mismatch("The signature is not the expected"));
        checkToken(request);
    }

    private String signatureOf(EmulatedRequest request, ParsedAuthorization authorization) {
        String signKey =
                EmulatedHmac.hmacSha1(key.secretKey(), authorization.keyTime().text());
        return EmulatedHmac.hmacSha1(signKey, new ExpectedStringToSign(request, authorization).stringToSign());
    }

    private void checkTime(KeyTimeRange span) {
        Instant now = clock.instant();
        require(!now.isAfter(span.end()), denied("Request has expired"));
        require(!now.plus(SKEW).isBefore(span.start()), skewed(now));
    }

    private static void checkList(List<String> listed, Collection<String> present) {
        boolean sorted = listed.equals(listed.stream().sorted().toList());
        boolean lowercase = listed.stream().allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
        require(sorted && lowercase, mismatch("Lists have to be sorted and in lower case"));
        require(new HashSet<>(listed).size() == listed.size(), mismatch("A name is listed twice"));
        require(present.containsAll(listed), mismatch("A listed name is absent: " + listed));
    }

    private static void checkParameters(EmulatedRequest request, ParsedAuthorization authorization) {
        Collection<String> present =
                ExpectedStringToSign.encodedParameters(request).keySet();
        require(
                authorization.parameterList().containsAll(present),
                denied("All parameters have to be signed: " + present));
    }

    private static void checkHeaders(EmulatedRequest request, ParsedAuthorization authorization) {
        List<String> unsigned = request.lowercaseHeaders().keySet().stream()
                .filter(name ->
                        name.startsWith("x-cos-") && !ADDED_LATER.matcher(name).matches())
                .filter(name -> !authorization.headerList().contains(name))
                .sorted()
                .toList();
        require(unsigned.isEmpty(), denied("All headers x-cos- have to be signed: " + unsigned));
    }

    private void checkToken(EmulatedRequest request) {
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
