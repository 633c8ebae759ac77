package dev.thaw.config;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.document.PolicyFile;
import dev.thaw.policy.document.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where the policy is, and the policy itself unless that takes credentials. */
final class PolicyLocationReader {

    private static final Pattern IN_COS = Pattern.compile("(?i)cos://.*");
    /** Any policy has a colon or a brace. */
    private static final Pattern FILE_NAME = Pattern.compile("[^:{\\n]+");

    private final SettingValues values;
    private final Optional<String> region;

    PolicyLocationReader(SettingValues values, Optional<String> region) {
        this.values = values;
        this.region = region;
    }

    /** Empty if something is wrong; the errors then say what. */
    Optional<PolicyLocation> read() {
        if (values.isSet(SettingName.THAW_POLICY) && values.isSet(SettingName.THAW_POLICY_FILE)) {
            values.errors().add("THAW_POLICY and THAW_POLICY_FILE are both set: unset one of them");
            return Optional.empty();
        }
        return values.raw(SettingName.THAW_POLICY).map(this::inline).orElseGet(this::inFile);
    }

    private Optional<PolicyLocation> inline(String text) {
        if (IN_COS.matcher(text.strip()).matches()) {
            return inCos(text.strip());
        }
        if (FILE_NAME.matcher(text.strip()).matches()) {
            values.errors()
                    .add(
                            SettingName.THAW_POLICY,
                            text,
                            "it takes the text of a policy; to name a file, set THAW_POLICY_FILE");
            return Optional.empty();
        }
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        return given(new PolicyFile(document, PolicyReader.read("THAW_POLICY", document)), "the policy in THAW_POLICY");
    }

    private Optional<PolicyLocation> inFile() {
        String name = values.value(SettingName.THAW_POLICY_FILE)
                .or(SettingName.THAW_POLICY_FILE::defaultValue)
                .orElseThrow();
        String description = values.isSet(SettingName.THAW_POLICY_FILE)
                ? "the policy in THAW_POLICY_FILE=" + ConfigErrors.shown(name)
                : "the policy in " + name + " (neither THAW_POLICY nor THAW_POLICY_FILE is set)";
        return given(PolicyFile.read(name), description);
    }

    private Optional<PolicyLocation> given(PolicyFile file, String description) {
        if (file.checked().policy().isEmpty()) {
            values.errors()
                    .add(description + " is refused (thaw check FILE reports the same errors):\n"
                            + file.listing().stripTrailing().indent(4).stripTrailing());
        }
        return file.checked()
                .policy()
                .map(policy -> new PolicyLocation.Given(
                        policy, file.checked().source(), file.checked().findings()));
    }

    private Optional<PolicyLocation> inCos(String address) {
        if (region.isEmpty()) {
            values.errors()
                    .add("THAW_POLICY names an object in COS, which is read in the function's region: set"
                            + " TENCENTCLOUD_REGION, as SCF does");
            return Optional.empty();
        }
        return values.read(
                SettingName.THAW_POLICY.name(),
                address,
                "write cos://<name>-<appid>/<key>, and in TENCENTCLOUD_REGION a region like ap-guangzhou",
                text -> object(text, region.get()));
    }

    /** @throws IllegalArgumentException if bucket, region or key is not a valid name */
    private static PolicyLocation object(String address, String region) {
        String[] parts = address.substring("cos://".length()).split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(address);
        }
        ObjectRef object = new ObjectRef(parts[0], region, parts[1], Optional.empty());
        return new PolicyLocation.InCos(object.bucket(), object.region(), object.key());
    }
}
