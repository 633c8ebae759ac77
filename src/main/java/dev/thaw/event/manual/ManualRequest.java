package dev.thaw.event.manual;

import dev.thaw.policy.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request by a person, a timer or a queue.
 *
 * @param action what to do
 * @param bucket full bucket name, absent for the only allowed bucket
 * @param region absent for the function's own
 * @param source where the objects come from
 * @param tier overrides the rule's
 * @param days overrides the rule's
 * @param extend keep live copies longer if that gains at least a day
 * @param force restore what a skip rule excludes, or list a whole bucket
 * @param inspect what is inspected before a decision; absent for the default of the action
 * @param limit stop after this number of objects
 * @param async answer like an asynchronous event
 * @param resumeFrom resume token of the part to continue from
 * @param within how long this call may take; absent for as long as the platform allows
 * @param job how it is carried on as a job; absent for a request that ends with its invocation
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
        Optional<String> resumeFrom,
        Optional<Duration> within,
        Optional<JobOptions> job)
        implements ManualCall {

    @Override
    public <T> T fold(
            Function<ManualRequest, T> request, Function<JobCommand, T> command, Function<Question, T> question) {
        return request.apply(this);
    }

    @Override
    public String word() {
        return action.word();
    }

    /** The same request, carried on as a job. */
    public ManualRequest asJob(JobOptions options) {
        return new ManualRequest(
                action,
                bucket,
                region,
                source,
                tier,
                days,
                extend,
                force,
                inspect,
                limit,
                async,
                resumeFrom,
                within,
                Optional.of(options));
    }

    /** What is inspected before a restore is decided: each object, or only the listing. */
    public enum Inspect {
        HEAD,
        LISTING
    }

    /** Where the objects of a request come from. */
    public sealed interface Source {

        /** Calls the function for the variant at hand. */
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
         * All keys with a common prefix.
         *
         * @param prefix empty for the whole bucket
         */
        record Prefix(String prefix) implements Source {
            @Override
            public <T> T fold(Cases<T> cases) {
                return cases.prefix(this);
            }
        }

        /**
         * An object that lists other objects: a key list or an inventory.
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

        /** One function per variant. */
        interface Cases<T> {
            T keys(Keys keys);

            T objects(Objects objects);

            T prefix(Prefix prefix);

            T list(ListObject list);
        }
    }

    /** A key and a version of it; the latest, if absent. */
    public record VersionedKey(String key, Optional<String> versionId) {}
}
