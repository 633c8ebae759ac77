package dev.thaw.policy.document;

import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.FindingText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A policy file, read completely.
 *
 * @param document its bytes; none if it cannot be read
 * @param checked the policy, or its errors
 */
public record PolicyFile(byte[] document, CheckedPolicy checked) {

    /** One byte more than a policy may have: enough to know that it is too large. */
    private static final int MAX_READ = (1 << 20) + 1;

    public static PolicyFile read(String file) {
        try {
            byte[] document = bytes(Path.of(file));
            return new PolicyFile(document, PolicyReader.read(file, document));
        } catch (IOException | InvalidPathException unreadable) {
            return new PolicyFile(new byte[0], unreadable(file, unreadable));
        }
    }

    private static byte[] bytes(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("it is a directory");
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(MAX_READ);
        }
    }

    private static CheckedPolicy unreadable(String file, Exception cause) {
        Finding finding = new Finding(
                Finding.Severity.ERROR,
                1,
                1,
                "",
                "",
                "cannot be read: " + reason(cause),
                "name a file with a readable policy");
        return new CheckedPolicy(file, Optional.empty(), List.of(finding));
    }

    private static String reason(Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return cause instanceof AccessDeniedException ? "permission denied" : String.valueOf(cause.getMessage());
    }

    /** All findings, each with its line of the document. */
    public String listing() {
        return FindingText.listing(checked, document);
    }
}
