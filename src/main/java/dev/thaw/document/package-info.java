/**
 * The policy as a text: reads YAML or JSON into a {@code RestorePolicy}, names every mistake, and renders what it found. Knows
 * {@code policy}, {@code object}, the YAML engine and Jackson's streams.
 */
@NullMarked
package dev.thaw.document;

import org.jspecify.annotations.NullMarked;
