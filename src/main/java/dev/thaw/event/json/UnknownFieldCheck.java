package dev.thaw.event.json;

import dev.thaw.text.ClosestMatch;
import java.util.Iterator;
import java.util.List;

/** Refuses fields that mean nothing, and says which one was probably meant. */
public final class UnknownFieldCheck {

    private static final int SHOWN = 40;

    private UnknownFieldCheck() {}

    public static void require(JsonFields fields, List<String> known) throws InvalidInputException {
        for (Iterator<String> names = fields.names(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw unknown(fields.path(shown(name)), name, known);
            }
        }
    }

    private static InvalidInputException unknown(String path, String name, List<String> known) {
        String remedy = ClosestMatch.to(name, known)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("there are " + String.join(", ", known));
        return new InvalidInputException(path, path + " is no field of a manual request; " + remedy);
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }
}
