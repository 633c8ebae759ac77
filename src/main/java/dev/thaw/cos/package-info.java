/** The COS REST API: URLs, requests and what the answers mean. Knows Quarkus, {@code restore} and {@code signing}. */
@NullMarked
package dev.thaw.cos;

import org.jspecify.annotations.NullMarked;
