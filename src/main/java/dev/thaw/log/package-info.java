/** The lines on standard output. */
@NullMarked
package dev.thaw.log;

import org.jspecify.annotations.NullMarked;
