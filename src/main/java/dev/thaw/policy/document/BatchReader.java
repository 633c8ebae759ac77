package dev.thaw.policy.document;

import dev.thaw.policy.BatchTerms;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.policy.document.yaml.YamlNode.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a policy says about COS Batch. */
final class BatchReader {

    private static final Pattern UIN = Pattern.compile("[0-9]{1,20}");
    private static final Pattern ROLE = Pattern.compile("qcs::cam::uin/[0-9]{1,20}:roleName/[A-Za-z0-9+=,.@_-]{1,128}");
    private static final long MOST_OBJECTS = 1_000_000_000_000L;

    private BatchReader() {}

    static Optional<BatchTerms> read(YamlField field) {
        return field.mapping(FieldNames.BATCH).flatMap(mapping -> {
            Optional<String> uin = mapping.read("uin", BatchReader::uin);
            long from = mapping.read("from", number -> FieldReaders.whole(number, 1, MOST_OBJECTS))
                    .orElse(BatchTerms.DEFAULT_FROM);
            int priority = mapping.read("priority", number -> FieldReaders.whole(number, 0, Integer.MAX_VALUE))
                    .map(Long::intValue)
                    .orElse(BatchTerms.DEFAULT_PRIORITY);
            return mapping.required("role", "write the role that COS Batch takes on, like " + example())
                    .flatMap(BatchReader::role)
                    .map(role -> new BatchTerms(uin, role, from, priority));
        });
    }

    /** The number may be written without quotes: it is too short to lose digits. */
    private static Optional<String> uin(YamlField field) {
        String remedy = "write the number of the account, like \"100000000001\"";
        Optional<String> text = field.is(Kind.NUMBER) ? field.written("a number", remedy) : field.text();
        return matching(field, text, UIN, "is no number of an account", remedy);
    }

    private static Optional<String> role(YamlField field) {
        return matching(field, field.text(), ROLE, "is no role", "write it like " + example());
    }

    private static Optional<String> matching(
            YamlField field, Optional<String> text, Pattern form, String problem, String remedy) {
        Optional<String> fitting = text.filter(value -> form.matcher(value).matches());
        if (text.isPresent() && fitting.isEmpty()) {
            field.error(problem, remedy);
        }
        return fitting;
    }

    private static String example() {
        return "qcs::cam::uin/100000000001:roleName/COS_Batch_QcsRole";
    }
}
