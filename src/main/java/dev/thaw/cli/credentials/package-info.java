/** Credentials of the user: from the environment, or from the files of other tools where an option names them. */
@NullMarked
package dev.thaw.cli.credentials;

import org.jspecify.annotations.NullMarked;
