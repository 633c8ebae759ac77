package dev.thaw.jobstore;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields of documents that requests do not have: times, sums of money, lists of objects. An absent field is not written. */
final class DocumentFields {

    private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?");

    private DocumentFields() {}

    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    static void time(JsonGenerator json, String name, Optional<Instant> value) throws IOException {
        text(json, name, value.map(Instant::toString));
    }

    static void money(JsonGenerator json, String name, Optional<BigDecimal> value) throws IOException {
        text(json, name, value.map(BigDecimal::toPlainString));
    }

    static Optional<String> text(JsonFields fields, String name, int longest) throws InvalidInputException {
        Optional<String> text = fields.has(name) ? Optional.of(fields.anyText(name)) : Optional.empty();
        if (text.filter(value -> value.length() > longest).isPresent()) {
            throw invalid(fields, name, "is longer than " + longest + " characters");
        }
        return text;
    }

    static long number(JsonFields fields, String name, long least, long most) throws InvalidInputException {
        return fields.integer(name, least, most).orElseThrow(() -> invalid(fields, name, "is missing"));
    }

    static int count(JsonFields fields, String name) throws InvalidInputException {
        return (int) number(fields, name, 0, Integer.MAX_VALUE);
    }

    static long sum(JsonFields fields, String name) throws InvalidInputException {
        return number(fields, name, 0, Long.MAX_VALUE);
    }

    static <E extends Enum<E>> E word(JsonFields fields, String name, E[] constants) throws InvalidInputException {
        return fields.optionalEnum(name, constants).orElseThrow(() -> invalid(fields, name, "is missing"));
    }

    static Instant time(JsonFields fields, String name) throws InvalidInputException {
        return optionalTime(fields, name).orElseThrow(() -> invalid(fields, name, "is missing"));
    }

    static Optional<Instant> optionalTime(JsonFields fields, String name) throws InvalidInputException {
        Optional<String> text = text(fields, name, 40);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw invalid(fields, name, "is no time");
        }
    }

    static Optional<BigDecimal> money(JsonFields fields, String name) throws InvalidInputException {
        Optional<String> text = text(fields, name, 90);
        if (text.filter(value -> !MONEY.matcher(value).matches()).isPresent()) {
            throw invalid(fields, name, "is no amount");
        }
        return text.map(BigDecimal::new);
    }

    /** Reads one element of a list. */
    interface Element<T> {
        T of(JsonFields fields) throws InvalidInputException;
    }

    static <T> List<T> list(JsonFields fields, String name, int most, Element<T> element) throws InvalidInputException {
        List<T> list = new ArrayList<>();
        var nodes = fields.list(name);
        if (nodes.size() > most) {
            throw invalid(fields, name, "has more than " + most + " elements");
        }
        for (var node : nodes) {
            list.add(element.of(JsonFields.of(node, fields.path(name) + "[" + list.size() + "]")));
        }
        return list;
    }

    static InvalidInputException invalid(JsonFields fields, String name, String what) {
        return new InvalidInputException(fields.path(name), fields.path(name) + " " + what);
    }
}
