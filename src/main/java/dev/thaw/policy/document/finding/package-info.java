/** Findings: what is wrong in a document, where, and what to write instead. */
@NullMarked
package dev.thaw.policy.document.finding;

import org.jspecify.annotations.NullMarked;
