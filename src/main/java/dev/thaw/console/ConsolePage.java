package dev.thaw.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The page of the console, put together from the files in {@code /console}: style and script stand in the page itself, and the
 * Content-Security-Policy names their hashes, so that nothing else can run or be loaded.
 *
 * @param html the whole document
 * @param headers with which it is sent
 */
record ConsolePage(String html, Map<String, String> headers) {

    private static final String FOLDER = "/console/";

    /** In this order: each uses only what the ones before it define. */
    private static final List<String> SCRIPTS = List.of(
            "words.js",
            "dom.js",
            "api.js",
            "tables.js",
            "ask.js",
            "explain.js",
            "jobs.js",
            "status.js",
            "policy.js",
            "main.js");

    ConsolePage {
        headers = Map.copyOf(headers);
    }

    static ConsolePage assemble() {
        String style = trimmed(resource(FOLDER + "console.css"));
        String script = SCRIPTS.stream()
                .map(name -> trimmed(resource(FOLDER + name)))
                .collect(Collectors.joining("\n", "'use strict';(()=>{\n", "\n})();"));
        String html = resource(FOLDER + "console.html")
                .replace("<style></style>", "<style>" + style + "</style>")
                .replace("<script></script>", "<script>" + script + "</script>");
        return new ConsolePage(html, headers(style, script));
    }

    /** Without indentation, and without lines that are a comment. */
    private static String trimmed(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/**"))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> headers(String style, String script) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style)
                        + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cache-Control", "private, max-age=300");
        return headers;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String resource(String path) {
        try (InputStream file = ConsolePage.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(file, path + " is missing from the build")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
