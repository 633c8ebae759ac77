/** The documents of jobs: written once, read by number, guarded by leases. */
@NullMarked
package dev.thaw.job.store;

import org.jspecify.annotations.NullMarked;
