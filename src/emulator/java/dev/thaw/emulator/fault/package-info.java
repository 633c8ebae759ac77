/** Faults on demand. */
@NullMarked
package dev.thaw.emulator.fault;

import org.jspecify.annotations.NullMarked;
