/** {@code thaw console}: the web console for one person, on loopback. */
@NullMarked
package dev.thaw.local;

import org.jspecify.annotations.NullMarked;
