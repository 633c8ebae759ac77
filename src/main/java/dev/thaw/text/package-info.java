/** Text that may be shown, and suggestions for misspelt words. */
@NullMarked
package dev.thaw.text;

import org.jspecify.annotations.NullMarked;
