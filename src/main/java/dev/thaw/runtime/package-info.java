/** The poll loop of the custom runtime. */
@NullMarked
package dev.thaw.runtime;

import org.jspecify.annotations.NullMarked;
