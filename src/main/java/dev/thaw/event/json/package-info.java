/** Untrusted JSON: strict, bounded, every error with its field. */
@NullMarked
package dev.thaw.event.json;

import org.jspecify.annotations.NullMarked;
