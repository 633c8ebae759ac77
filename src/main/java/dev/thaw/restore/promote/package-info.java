/** Moves objects that became readable to a storage class in which they stay readable. */
@NullMarked
package dev.thaw.restore.promote;

import org.jspecify.annotations.NullMarked;
