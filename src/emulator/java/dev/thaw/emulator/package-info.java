/** A COS for dev mode and tests, and for nothing else: strict, and independent of the product. */
@NullMarked
package dev.thaw.emulator;

import org.jspecify.annotations.NullMarked;
