/** Names of buckets, regions and keys, storage classes. Knows the JDK only. */
@NullMarked
package dev.thaw.object;

import org.jspecify.annotations.NullMarked;
