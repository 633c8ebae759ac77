/** The objects of COS as Thaw speaks of them: names, classes and states. Knows the JDK alone. */
@NullMarked
package dev.thaw.object;

import org.jspecify.annotations.NullMarked;
