package dev.thaw.config;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.document.PolicyFile;
import dev.thaw.policy.document.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where the policy is, and the policy itself if no credentials are needed for that. */
final class PolicyLocationReader {

    private static final Pattern IN_COS = Pattern.compile("(?i)cos://.*");
    /** A policy has a colon or brace at least. */
    private static final Pattern FILE_NAME = Pattern.compile("[^:{\\n]+");

    private final SettingValues texts;
    private final Optional<String> region;

    PolicyLocationReader(SettingValues texts, Optional<String> region) {
        this.texts = texts;
        this.region = region;
    }

    /** Empty when something is wrong; the problems then say what. */
    Optional<PolicyLocation> read() {
        if (texts.has(SettingName.THAW_POLICY) && texts.has(SettingName.THAW_POLICY_FILE)) {
            texts.problems()
                    .add("THAW_POLICY and THAW_POLICY_FILE are both set: a policy has one source, unset one of them");
            return Optional.empty();
        }
        return texts.verbatim(SettingName.THAW_POLICY).map(this::inline).orElseGet(this::inFile);
    }

    private Optional<PolicyLocation> inline(String text) {
        if (IN_COS.matcher(text.strip()).matches()) {
            return inCos(text.strip());
        }
        if (FILE_NAME.matcher(text.strip()).matches()) {
            texts.problems()
                    .add(
                            SettingName.THAW_POLICY,
                            text,
                            "it holds the policy itself; to name a file, set THAW_POLICY_FILE");
            return Optional.empty();
        }
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        return given(new PolicyFile(document, PolicyReader.read("THAW_POLICY", document)), "the policy in THAW_POLICY");
    }

    private Optional<PolicyLocation> inFile() {
        String name = texts.given(SettingName.THAW_POLICY_FILE)
                .or(SettingName.THAW_POLICY_FILE::usual)
                .orElseThrow();
        String told = texts.has(SettingName.THAW_POLICY_FILE)
                ? "the policy in THAW_POLICY_FILE=" + ConfigErrors.shown(name)
                : "the policy in " + name + " (neither THAW_POLICY nor THAW_POLICY_FILE is set)";
        return given(PolicyFile.read(name), told);
    }

    private Optional<PolicyLocation> given(PolicyFile file, String told) {
        if (file.checked().policy().isEmpty()) {
            texts.problems()
                    .add(told + " is refused (thaw check FILE names the same mistakes):\n"
                            + file.listing().stripTrailing().indent(4).stripTrailing());
        }
        return file.checked()
                .policy()
                .map(policy -> new PolicyLocation.Given(
                        policy, file.checked().source(), file.checked().findings()));
    }

    private Optional<PolicyLocation> inCos(String address) {
        if (region.isEmpty()) {
            texts.problems()
                    .add("THAW_POLICY names an object of COS, which is read in the function's region: set"
                            + " TENCENTCLOUD_REGION, as SCF does");
            return Optional.empty();
        }
        return texts.read(
                SettingName.THAW_POLICY,
                address,
                "write cos://<name>-<appid>/<key>, and let TENCENTCLOUD_REGION be a region like ap-guangzhou",
                text -> object(text, region.get()));
    }

    /** @throws IllegalArgumentException if bucket, region or key is no name */
    private static PolicyLocation object(String address, String region) {
        String[] parts = address.substring("cos://".length()).split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(address);
        }
        ObjectRef object = new ObjectRef(parts[0], region, parts[1], Optional.empty());
        return new PolicyLocation.InCos(object.bucket(), object.region(), object.key());
    }
}
