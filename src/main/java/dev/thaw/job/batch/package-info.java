/** COS Batch, as jobs see it. */
@NullMarked
package dev.thaw.job.batch;

import org.jspecify.annotations.NullMarked;
