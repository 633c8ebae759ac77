/** Manual requests, and the HTTP calls that bring them. */
@NullMarked
package dev.thaw.event.manual;

import org.jspecify.annotations.NullMarked;
