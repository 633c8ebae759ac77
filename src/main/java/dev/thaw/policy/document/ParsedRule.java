package dev.thaw.policy.document;

import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.document.yaml.YamlField;
import java.util.Optional;

/** A rule without errors, and where it stands. */
record ParsedRule(YamlField field, RestoreRule rule) {

    Optional<RestoreTerms> terms() {
        return rule.action().restoreTerms();
    }
}
