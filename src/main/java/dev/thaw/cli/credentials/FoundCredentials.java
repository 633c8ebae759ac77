package dev.thaw.cli.credentials;

import dev.thaw.signing.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials, and what else stands beside them.
 *
 * @param from where they were found, for a message
 * @param region of the buckets, if it is named there
 * @param regions by bucket, if named there
 * @param aliases full bucket names by their short ones
 * @param warnings what the user should know
 */
public record FoundCredentials(
        Credentials credentials,
        String from,
        Optional<String> region,
        Map<String, String> regions,
        Map<String, String> aliases,
        List<String> warnings) {

    public FoundCredentials {
        regions = Map.copyOf(regions);
        aliases = Map.copyOf(aliases);
        warnings = List.copyOf(warnings);
    }

    static FoundCredentials of(Credentials credentials, String from, Optional<String> region) {
        return new FoundCredentials(credentials, from, region, Map.of(), Map.of(), List.of());
    }

    FoundCredentials withWarnings(List<String> texts) {
        return new FoundCredentials(credentials, from, region, regions, aliases, texts);
    }
}
