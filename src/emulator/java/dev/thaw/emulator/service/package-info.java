/** The operations of COS. */
@NullMarked
package dev.thaw.emulator.service;

import org.jspecify.annotations.NullMarked;
