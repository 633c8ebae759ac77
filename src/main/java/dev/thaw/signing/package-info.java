/** The request signature of COS, as its page "Request Signature" describes it. Pure; knows the JDK alone. */
@NullMarked
package dev.thaw.signing;

import org.jspecify.annotations.NullMarked;
