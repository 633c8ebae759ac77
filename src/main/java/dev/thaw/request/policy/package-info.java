/** The policy in force: fixed, or an object in COS that may change. */
@NullMarked
package dev.thaw.request.policy;

import org.jspecify.annotations.NullMarked;
