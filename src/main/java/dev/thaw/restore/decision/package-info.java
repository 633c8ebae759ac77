/** What happens to one object: policy, inspection, policy again, eligibility. */
@NullMarked
package dev.thaw.restore.decision;

import org.jspecify.annotations.NullMarked;
