/** Where objects come from: candidates with their positions. */
@NullMarked
package dev.thaw.restore.source;

import org.jspecify.annotations.NullMarked;
