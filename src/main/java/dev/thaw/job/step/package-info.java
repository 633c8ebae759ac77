/** The steps of a job: planning, requesting, verifying. */
@NullMarked
package dev.thaw.job.step;

import org.jspecify.annotations.NullMarked;
