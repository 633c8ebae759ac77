/** The commands {@code thaw check}, {@code --version} and {@code --help}. They neither start a server nor read settings. */
@NullMarked
package dev.thaw.cli;

import org.jspecify.annotations.NullMarked;
