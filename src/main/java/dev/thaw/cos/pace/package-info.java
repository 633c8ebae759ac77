/** The pace of restore requests per bucket, and how it adapts to SlowDown. */
@NullMarked
package dev.thaw.cos.pace;

import org.jspecify.annotations.NullMarked;
