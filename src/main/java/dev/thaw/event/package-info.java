/** What an invocation brings: formats of events, and the objects and requests that they name. Knows no framework. */
@NullMarked
package dev.thaw.event;

import org.jspecify.annotations.NullMarked;
