package dev.thaw.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An answer as read from the socket. */
public record Reply(int status, Map<String, String> lowercaseHeaders, String body) {

    static Reply parse(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.toMap(parts -> parts[0].toLowerCase(Locale.ROOT), parts -> parts[1]));
        String body = new String(text.substring(end + 4).getBytes(ISO_8859_1), UTF_8);
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }

    public Optional<String> header(String lowercaseName) {
        return Optional.ofNullable(lowercaseHeaders.get(lowercaseName));
    }

    /** Status and code at once: {@code 409 RestoreAlreadyInProgress}. */
    public String outcome() {
        return Stream.concat(Stream.of(status + ""), texts("Code")).collect(Collectors.joining(" "));
    }

    /** The texts of all elements of the name. */
    Stream<String> texts(String element) {
        return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
                .matcher(body)
                .results()
                .map(result -> result.group(1));
    }
}
