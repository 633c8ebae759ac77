/** Where COS is: endpoint, host names, encoded keys, and the settings of the connection. */
@NullMarked
package dev.thaw.cos.endpoint;

import org.jspecify.annotations.NullMarked;
