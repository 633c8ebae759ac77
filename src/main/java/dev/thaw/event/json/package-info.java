/** JSON that anybody may have written: strict, bounded, every mistake with its field. */
@NullMarked
package dev.thaw.event.json;

import org.jspecify.annotations.NullMarked;
