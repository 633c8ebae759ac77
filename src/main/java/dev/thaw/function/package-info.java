/** The ways in over HTTP, health checks and start-up. */
@NullMarked
package dev.thaw.function;

import org.jspecify.annotations.NullMarked;
