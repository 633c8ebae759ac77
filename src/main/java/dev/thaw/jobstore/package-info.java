/** The documents of jobs as JSON and CSV, and where they are kept in COS. */
@NullMarked
package dev.thaw.jobstore;

import org.jspecify.annotations.NullMarked;
