/** Tests of the packaged program, JVM or native, as a process with its own environment. */
package dev.thaw.smoke;
