/** Thaw restores archived objects of Tencent Cloud Object Storage by policy. */
@NullMarked
package dev.thaw;

import org.jspecify.annotations.NullMarked;
