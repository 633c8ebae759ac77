/** The commands and options of the command line: one table for parser, help, completion and manual page. */
@NullMarked
package dev.thaw.cli.options;

import org.jspecify.annotations.NullMarked;
