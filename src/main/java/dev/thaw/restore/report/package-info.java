/** Outcomes, totals and the report. */
@NullMarked
package dev.thaw.restore.report;

import org.jspecify.annotations.NullMarked;
