/** Names of buckets, regions and keys; storage classes; percent-encoding. Depends on the JDK only. */
@NullMarked
package dev.thaw.object;

import org.jspecify.annotations.NullMarked;
