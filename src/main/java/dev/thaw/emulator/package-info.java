/**
 * An embedded COS for dev mode and tests: it checks signatures, restores by the clock and fails on demand. It judges the
 * product, so it knows the JDK, Vert.x and, for one bean, Quarkus, but nothing else of Thaw; and nothing of Thaw knows it.
 */
@NullMarked
package dev.thaw.emulator;

import org.jspecify.annotations.NullMarked;
