/** Sources of objects that are not named one by one: prefixes, key lists and inventories. */
@NullMarked
package dev.thaw.listing;

import org.jspecify.annotations.NullMarked;
