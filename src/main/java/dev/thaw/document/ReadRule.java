package dev.thaw.document;

import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import java.util.Optional;

/** A rule without errors, and where it stands. */
record ReadRule(Field field, RestoreRule rule) {

    Optional<RestoreTerms> terms() {
        return rule.action().restoreTerms();
    }
}
