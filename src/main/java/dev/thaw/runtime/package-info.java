/**
 * The way in of a custom runtime: fetches one invocation after the other. Knows Quarkus, {@code config}, {@code event} and
 * {@code function}.
 */
@NullMarked
package dev.thaw.runtime;

import org.jspecify.annotations.NullMarked;
