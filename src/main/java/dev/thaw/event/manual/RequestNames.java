package dev.thaw.event.manual;

import dev.thaw.event.cos.Regions;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.object.CosNames;
import dev.thaw.object.InvalidNameException;
import java.util.Optional;
import java.util.function.Consumer;

/** Bucket and region of a manual request: what is no name is refused, since it is all that the objects have in common. */
final class RequestNames {

    private RequestNames() {}

    static Optional<String> bucket(JsonFields fields) throws InvalidInputException {
        return name(fields, "bucket", CosNames::requireBucket);
    }

    /** Events have short codes, but a person who writes one may mean another region. */
    static Optional<String> region(JsonFields fields) throws InvalidInputException {
        Optional<String> region = name(fields, "region", CosNames::requireRegion);
        Optional<String> longForm = region.flatMap(Regions::ofCode);
        if (longForm.isPresent()) {
            String path = fields.path("region");
            throw new InvalidInputException(
                    path, path + " is a short code: write the region in its long form, " + longForm.get());
        }
        return region;
    }

    private static Optional<String> name(JsonFields fields, String field, Consumer<String> requirement)
            throws InvalidInputException {
        Optional<String> name = fields.optionalText(field);
        try {
            name.ifPresent(requirement);
        } catch (InvalidNameException fault) {
            throw new InvalidInputException(fields.path(field), String.valueOf(fault.getMessage()));
        }
        return name;
    }
}
