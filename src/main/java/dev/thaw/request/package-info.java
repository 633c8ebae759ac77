/** What an invocation does: authenticates, processes events and manual requests. */
@NullMarked
package dev.thaw.request;

import org.jspecify.annotations.NullMarked;
