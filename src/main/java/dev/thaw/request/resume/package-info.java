/** Resume tokens: where a request continues, and to which request and policy that belongs. */
@NullMarked
package dev.thaw.request.resume;

import org.jspecify.annotations.NullMarked;
