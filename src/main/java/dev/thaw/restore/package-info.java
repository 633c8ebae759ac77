/** The flow of the objects of one request. Start with {@code RestoreFlow}. Knows no framework. */
@NullMarked
package dev.thaw.restore;

import org.jspecify.annotations.NullMarked;
