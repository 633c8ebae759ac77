/** One HTTP call: URL, signature, REST client, response. Only {@code cos} and its sub-packages see it. */
@NullMarked
package dev.thaw.cos.http;

import org.jspecify.annotations.NullMarked;
