/** Settings: read once, refused whole when one is wrong, turned into the types of the core. Knows Quarkus configuration. */
@NullMarked
package dev.thaw.config;

import org.jspecify.annotations.NullMarked;
