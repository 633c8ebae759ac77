/** The policy as a YAML document: reads it and names every mistake. */
@NullMarked
package dev.thaw.policy.document;

import org.jspecify.annotations.NullMarked;
