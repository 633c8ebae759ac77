package dev.thaw.restore.store;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import java.util.Optional;

/**
 * One restore request.
 *
 * @param object what to restore
 * @param tier how fast
 * @param days how long the readable copy stays; absent for intelligent tiering, which moves the object itself and refuses days
 */
public record RestoreRequest(ObjectRef object, Tier tier, Optional<Integer> days) {}
