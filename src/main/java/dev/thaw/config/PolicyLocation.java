package dev.thaw.config;

import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.document.finding.Finding;
import java.util.List;
import java.util.function.Function;

/** Where the policy is. */
public sealed interface PolicyLocation {

    <T> T fold(Function<Given, T> given, Function<InCos, T> inCos);

    /**
     * A policy from a file or from the environment, which was read with the settings.
     *
     * @param policy in force until the program ends
     * @param name of the file or setting
     * @param warnings what the author probably did not intend
     */
    record Given(RestorePolicy policy, String name, List<Finding> warnings) implements PolicyLocation {

        public Given {
            warnings = List.copyOf(warnings);
        }

        @Override
        public <T> T fold(Function<Given, T> given, Function<InCos, T> inCos) {
            return given.apply(this);
        }
    }

    /** An object in the function's region. It takes the credentials of an invocation to read it. */
    record InCos(String bucket, String region, String key) implements PolicyLocation {

        @Override
        public <T> T fold(Function<Given, T> given, Function<InCos, T> inCos) {
            return inCos.apply(this);
        }

        @Override
        public String toString() {
            return "cos://" + bucket + "/" + key;
        }
    }
}
