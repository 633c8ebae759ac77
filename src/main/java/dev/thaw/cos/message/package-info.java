/** What COS writes and reads: headers, XML bodies, dates, ranges. Pure functions of bytes and text. */
@NullMarked
package dev.thaw.cos.message;

import org.jspecify.annotations.NullMarked;
