/** The request signature. Knows the JDK only. */
@NullMarked
package dev.thaw.signing;

import org.jspecify.annotations.NullMarked;
