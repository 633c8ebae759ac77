/** Buckets, objects and their versions. */
@NullMarked
package dev.thaw.emulator.store;

import org.jspecify.annotations.NullMarked;
