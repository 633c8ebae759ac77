/** The rate of restore requests per bucket, and how it adapts to throttling. */
@NullMarked
package dev.thaw.cos.pace;

import org.jspecify.annotations.NullMarked;
