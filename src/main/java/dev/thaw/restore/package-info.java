/** The journey of an object from decision to outcome and report. Knows the JDK, {@code object} and {@code policy}. */
@NullMarked
package dev.thaw.restore;

import org.jspecify.annotations.NullMarked;
