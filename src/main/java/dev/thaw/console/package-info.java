/** The web console: one page, and the description of the HTTP API that it uses. */
@NullMarked
package dev.thaw.console;

import org.jspecify.annotations.NullMarked;
