/** The commands {@code thaw check}, {@code --version} and {@code --help}. They start no server and read no settings. */
@NullMarked
package dev.thaw.cli;

import org.jspecify.annotations.NullMarked;
