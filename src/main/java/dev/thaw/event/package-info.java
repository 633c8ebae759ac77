/** Formats of events, and the objects and requests that they name. Independent of any framework. */
@NullMarked
package dev.thaw.event;

import org.jspecify.annotations.NullMarked;
