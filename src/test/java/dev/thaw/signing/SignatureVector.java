package dev.thaw.signing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A published or recorded signature with its intermediate steps. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SignatureVector(
        String id,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String secretId,
        String secretKey,
        String keyTime,
        String httpString,
        String stringToSign,
        String expectedAuthorization) {

    static List<SignatureVector> all() throws IOException {
        try (InputStream json = SignatureVector.class.getResourceAsStream("/signing/signature-vectors.json")) {
            return List.of(new ObjectMapper().readValue(json, SignatureVector[].class));
        }
    }

    UnsignedRequest request() {
        var values = new HashMap<>(query);
        values.replaceAll((name, value) -> value == null ? "" : value);
        return new UnsignedRequest(method, path, values, headers);
    }

    Credentials credentials() {
        return new Credentials(secretId, secretKey, Optional.empty());
    }

    KeyTime span() {
        String[] ends = keyTime.split(";", 2);
        return new KeyTime(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
    }

    @Override
    public String toString() {
        return id;
    }
}
