/** Invocations as they arrive, and what they ask for. Knows Jackson's tree, {@code object} and {@code policy}. */
@NullMarked
package dev.thaw.event;

import org.jspecify.annotations.NullMarked;
