/** The port to the object store, and the values that cross it. */
@NullMarked
package dev.thaw.restore.store;

import org.jspecify.annotations.NullMarked;
