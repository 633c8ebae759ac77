/** What goes back to the caller: responses, problem documents and reports as JSON. */
@NullMarked
package dev.thaw.answer;

import org.jspecify.annotations.NullMarked;
