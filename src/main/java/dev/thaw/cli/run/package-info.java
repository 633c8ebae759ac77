/** Runs of the command line: sources, plan, requests, journal, progress. */
@NullMarked
package dev.thaw.cli.run;

import org.jspecify.annotations.NullMarked;
