/** Text that may be shown, and suggestions for misspelled words. */
@NullMarked
package dev.thaw.text;

import org.jspecify.annotations.NullMarked;
