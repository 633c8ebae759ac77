/**
 * Objects that are not named one by one: those below a prefix, and those that a list in COS names. Knows {@code object},
 * {@code policy}, {@code restore} and Jackson, which reads CSV and JSON.
 */
@NullMarked
package dev.thaw.listing;

import org.jspecify.annotations.NullMarked;
