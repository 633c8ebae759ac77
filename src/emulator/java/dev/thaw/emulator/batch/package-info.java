/** COS Batch: jobs that restore what a manifest lists. */
@NullMarked
package dev.thaw.emulator.batch;

import org.jspecify.annotations.NullMarked;
