/** What a run writes to standard output: tables, JSON, JSON lines, CSV. */
@NullMarked
package dev.thaw.cli.output;

import org.jspecify.annotations.NullMarked;
