/** The attempts at one call: what a response means, when to try again, when to give up. */
@NullMarked
package dev.thaw.cos.retry;

import org.jspecify.annotations.NullMarked;
