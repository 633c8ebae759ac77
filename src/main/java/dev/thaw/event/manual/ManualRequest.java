package dev.thaw.event.manual;

import dev.thaw.policy.Tier;
import java.util.List;
import java.util.Optional;

/**
 * What a person, a timer or a queue asks for.
 *
 * @param action what to do
 * @param bucket full bucket name, absent where the one allowed bucket is meant
 * @param region absent where the function's own is meant
 * @param source where the objects come from
 * @param tier overrides the rule's
 * @param days overrides the rule's
 * @param extend keep live copies longer where that gains a day
 * @param force restore what a skip rule leaves alone, or list a whole bucket
 * @param inspect how much is looked at, absent: as the action has it
 * @param limit stop after that many objects
 * @param async answer as an event does
 * @param resumeFrom token of the part to go on from
 */
public record ManualRequest(
        Action action,
        Optional<String> bucket,
        Optional<String> region,
        Source source,
        Optional<Tier> tier,
        Optional<Integer> days,
        boolean extend,
        boolean force,
        Optional<Inspect> inspect,
        Optional<Long> limit,
        boolean async,
        Optional<String> resumeFrom) {

    /** How much is looked at before a restore is decided. */
    public enum Inspect {
        HEAD,
        LISTING
    }

    /** Where the objects of a request come from. */
    public sealed interface Source {

        /** Answers with the function of the variant at hand; gives way to {@code switch} at source level 21. */
        <T> T fold(Cases<T> cases);

        record Keys(List<String> keys) implements Source {
            public Keys {
                keys = List.copyOf(keys);
            }

            @Override
            public <T> T fold(Cases<T> cases) {
                return cases.keys(this);
            }
        }

        record Objects(List<VersionedKey> objects) implements Source {
            public Objects {
                objects = List.copyOf(objects);
            }

            @Override
            public <T> T fold(Cases<T> cases) {
                return cases.objects(this);
            }
        }

        /**
         * All keys that begin alike.
         *
         * @param prefix the empty one is the whole bucket
         */
        record Prefix(String prefix) implements Source {
            @Override
            public <T> T fold(Cases<T> cases) {
                return cases.prefix(this);
            }
        }

        /**
         * An object that lists the objects.
         *
         * @param encoded whether the keys in the list are percent-encoded
         */
        record ListObject(Optional<String> bucket, String key, Optional<String> versionId, boolean encoded)
                implements Source {
            @Override
            public <T> T fold(Cases<T> cases) {
                return cases.list(this);
            }
        }

        /** One function a variant. */
        interface Cases<T> {
            T keys(Keys keys);

            T objects(Objects objects);

            T prefix(Prefix prefix);

            T list(ListObject list);
        }
    }

    /** A key and the version meant. */
    public record VersionedKey(String key, Optional<String> versionId) {}
}
