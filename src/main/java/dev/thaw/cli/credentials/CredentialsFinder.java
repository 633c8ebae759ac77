package dev.thaw.cli.credentials;

import dev.thaw.signing.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the first complete set of credentials: of Thaw, of the environment as tccli reads it, of the platform, of the file that an
 * option names. Files are never read unasked; without credentials, the error names those that are there.
 */
public final class CredentialsFinder {

    private static final int MAX_BYTES = 1 << 20;

    private final Map<String, String> environment;
    private final Path home;

    public CredentialsFinder(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /**
     * @param profile of tccli, if one is named
     * @param file of coscli or coscmd, if one is named
     */
    public FoundCredentials find(Optional<String> profile, Optional<String> file) throws CredentialsException {
        Optional<FoundCredentials> given = ofEnvironment();
        if (given.isPresent()) {
            boolean ignored = profile.isPresent() || file.isPresent();
            return ignored
                    ? given.get()
                            .withWarnings(List.of("--profile and --credentials are ignored: "
                                    + given.get().from() + " is set in the environment"))
                    : given.get();
        }
        if (profile.isPresent()) {
            return ofTccli(profile.get());
        }
        if (file.isPresent()) {
            return ofFile(path(file.get()));
        }
        throw new CredentialsException(none());
    }

    private Optional<FoundCredentials> ofEnvironment() {
        return set("THAW_SECRET_ID", "THAW_SECRET_KEY", "THAW_SESSION_TOKEN")
                .or(() -> set("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN"))
                .or(() -> set("TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY", "TENCENTCLOUD_SESSIONTOKEN"));
    }

    private Optional<FoundCredentials> set(String id, String key, String token) {
        return variable(id)
                .flatMap(secretId -> variable(key)
                        .map(secretKey -> FoundCredentials.of(
                                new Credentials(secretId, secretKey, variable(token)), id, Optional.empty())));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private FoundCredentials ofTccli(String profile) throws CredentialsException {
        if (!profile.matches("[A-Za-z0-9._-]+")) {
            throw new CredentialsException("--profile is not a name of a profile: write one like default");
        }
        Path file = home.resolve(".tccli").resolve(profile + ".credential");
        Path settings = home.resolve(".tccli").resolve(profile + ".configure");
        String configure = Files.exists(settings) ? text(settings) : "{}";
        return checked(TccliFile.read(file, text(file), configure), file);
    }

    private FoundCredentials ofFile(Path file) throws CredentialsException {
        String text = text(file);
        boolean isIni = text.lines().map(String::strip).anyMatch(line -> line.startsWith("[") && line.endsWith("]"));
        return checked(isIni ? CoscmdFile.read(file, text) : CoscliFile.read(file, text), file);
    }

    private static FoundCredentials checked(FoundCredentials found, Path file) throws CredentialsException {
        Credentials credentials = found.credentials();
        boolean sendable = Credentials.isSendable(credentials.secretId())
                && Credentials.isSendable(credentials.secretKey())
                && credentials
                        .token()
                        .filter(token -> !Credentials.isSendable(token))
                        .isEmpty();
        if (!sendable) {
            throw new CredentialsException(
                    file + ": id, key or token hold characters that credentials do not have: write the file anew");
        }
        return found.withWarnings(warnings(file));
    }

    private static List<String> warnings(Path file) {
        List<String> warnings = new ArrayList<>();
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            if (allowed.contains(PosixFilePermission.GROUP_READ) || allowed.contains(PosixFilePermission.OTHERS_READ)) {
                warnings.add("others may read " + file + ": chmod 600 " + file);
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            return warnings;
        }
        return warnings;
    }

    private Path path(String name) throws CredentialsException {
        try {
            return name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
        } catch (InvalidPathException e) {
            throw new CredentialsException("--credentials is not the name of a file");
        }
    }

    private static String text(Path file) throws CredentialsException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CredentialsException(file + " cannot be read: "
                    + (Files.exists(file) ? "check its permissions" : "there is no such file"));
        }
    }

    private String none() {
        List<String> there = new ArrayList<>();
        try (var files = Files.list(home.resolve(".tccli"))) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".credential"))
                    .sorted()
                    .limit(5)
                    .forEach(name ->
                            there.add("--profile " + name.substring(0, name.length() - ".credential".length())));
        } catch (IOException none) {
            // No folder of tccli: nothing to name.
        }
        for (String name : List.of(".cos.yaml", ".cos.conf")) {
            if (Files.exists(home.resolve(name))) {
                there.add("--credentials ~/" + name);
            }
        }
        return "no credentials: set THAW_SECRET_ID and THAW_SECRET_KEY, or TENCENTCLOUD_SECRET_ID and"
                + " TENCENTCLOUD_SECRET_KEY"
                + (there.isEmpty() ? "" : ", or use what is on this machine: " + String.join(", ", there));
    }
}
