/** Verifies signatures with code of its own. */
@NullMarked
package dev.thaw.emulator.signature;

import org.jspecify.annotations.NullMarked;
