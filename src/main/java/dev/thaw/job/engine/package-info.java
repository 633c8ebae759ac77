/** Creates, shows, confirms, cancels and continues jobs. */
@NullMarked
package dev.thaw.job.engine;

import org.jspecify.annotations.NullMarked;
