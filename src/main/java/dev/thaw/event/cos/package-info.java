/** One record of a COS event: bucket, region and key. */
@NullMarked
package dev.thaw.event.cos;

import org.jspecify.annotations.NullMarked;
