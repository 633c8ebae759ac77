/** Ordered rules and what they decide about an object; pure functions on values. Knows the JDK and {@code object}. */
@NullMarked
package dev.thaw.policy;

import org.jspecify.annotations.NullMarked;
