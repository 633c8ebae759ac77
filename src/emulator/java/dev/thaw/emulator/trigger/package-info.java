/** Events of objects, and their delivery to a function. */
@NullMarked
package dev.thaw.emulator.trigger;

import org.jspecify.annotations.NullMarked;
