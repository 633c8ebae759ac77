/** Globs on keys and bucket names, matched in linear time. */
@NullMarked
package dev.thaw.policy.glob;

import org.jspecify.annotations.NullMarked;
