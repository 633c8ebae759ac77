package dev.thaw.event;

import dev.thaw.text.NearestWord;
import java.util.Iterator;
import java.util.List;

/** Refuses fields that mean nothing, and says which one was probably meant. */
final class KnownNames {

    private static final int SHOWN = 40;

    private KnownNames() {}

    static void require(Fields fields, List<String> known) throws InvalidInputException {
        for (Iterator<String> names = fields.names(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw unknown(fields.path(shown(name)), name, known);
            }
        }
    }

    private static InvalidInputException unknown(String path, String name, List<String> known) {
        String remedy = NearestWord.to(name, known)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("there are " + String.join(", ", known));
        return new InvalidInputException(path, path + " is no field of a manual request; " + remedy);
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }
}
