/** The ways in: one adapter each, no decisions. Knows Quarkus and everything below. */
@NullMarked
package dev.thaw.function;

import org.jspecify.annotations.NullMarked;
