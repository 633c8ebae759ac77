/** The packaged program, JVM or native, as a process with an environment of its own: one of each, nothing more. */
package dev.thaw.smoke;
