/** Jobs: restore requests that are carried on over as many invocations as they need. Independent of any framework. */
@NullMarked
package dev.thaw.job;

import org.jspecify.annotations.NullMarked;
