/** Implements the ports of {@code restore.store} on COS. Start with {@code CosSession}. */
@NullMarked
package dev.thaw.cos;

import org.jspecify.annotations.NullMarked;
