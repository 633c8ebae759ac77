/** The YAML tree with positions, and access to its fields. */
@NullMarked
package dev.thaw.policy.document.yaml;

import org.jspecify.annotations.NullMarked;
