/** Thaw as a command: what it says without starting. Knows {@code document}, files and the console. */
@NullMarked
package dev.thaw.command;

import org.jspecify.annotations.NullMarked;
