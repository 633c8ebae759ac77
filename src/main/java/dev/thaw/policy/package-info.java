/** Rules, limits, prices and the decision. Knows {@code object}. */
@NullMarked
package dev.thaw.policy;

import org.jspecify.annotations.NullMarked;
