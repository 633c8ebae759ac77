package dev.thaw.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * The environment variables {@code TENCENTCLOUD_*} of the platform (page "Environment Variables"), unexpanded. They are not a
 * {@code @ConfigMapping}, since that would expand <code>${…}</code> in a secret.
 *
 * @param region where the function runs, in the long form, {@code ap-guangzhou}
 * @param appid the number of the account, which ends the name of each of its buckets
 * @param uin the number of the account for COS Batch
 * @param runenv set if SCF runs the program
 * @param secretid the id of the run role's temporary key
 * @param secretkey the secret that belongs to that id
 * @param sessiontoken the token that COS requires with a temporary key
 */
public record PlatformConfig(
        Optional<String> region,
        Optional<String> appid,
        Optional<String> uin,
        Optional<String> runenv,
        Optional<String> secretid,
        Optional<String> secretkey,
        Optional<String> sessiontoken) {

    static final String REGION = "TENCENTCLOUD_REGION";
    static final String APPID = "TENCENTCLOUD_APPID";
    static final String UIN = "TENCENTCLOUD_UIN";
    static final String SECRETID = "TENCENTCLOUD_SECRETID";
    static final String SECRETKEY = "TENCENTCLOUD_SECRETKEY";
    static final String SESSIONTOKEN = "TENCENTCLOUD_SESSIONTOKEN";

    /** @param source the text of a variable, if it is set */
    public static PlatformConfig of(Function<String, Optional<String>> source) {
        Function<String, Optional<String>> given =
                name -> source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
        return new PlatformConfig(
                given.apply(REGION),
                given.apply(APPID),
                given.apply(UIN),
                given.apply("TENCENTCLOUD_RUNENV"),
                given.apply(SECRETID),
                given.apply(SECRETKEY),
                given.apply(SESSIONTOKEN));
    }

    @Override
    public String toString() {
        return "PlatformConfig[region=" + region + ", appid=" + appid + "]";
    }
}
