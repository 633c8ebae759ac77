/** Notices: tells people and systems that a job entered a phase. */
@NullMarked
package dev.thaw.notice;

import org.jspecify.annotations.NullMarked;
