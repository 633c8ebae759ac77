/** Settings: read, checked as a whole and converted to the types of the other packages. */
@NullMarked
package dev.thaw.config;

import org.jspecify.annotations.NullMarked;
