/** Words of people and strangers: what may be shown of them, and what was probably meant. */
@NullMarked
package dev.thaw.text;

import org.jspecify.annotations.NullMarked;
