package dev.thaw.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the platform tells in {@code TENCENTCLOUD_*} (page "Environment Variables"). */
@ConfigMapping(prefix = "tencentcloud")
public interface PlatformConfig {

    /** The long name of the region that the function runs in, {@code ap-guangzhou}. */
    Optional<String> region();

    /** The number of the account, which every bucket's name ends in. */
    Optional<String> appid();

    /** Set wherever SCF runs the program. */
    Optional<String> runenv();

    /** The id of the run role's temporary key. */
    Optional<String> secretid();

    /** The secret that belongs to that id. */
    Optional<String> secretkey();

    /** The token without which COS takes no temporary key. */
    Optional<String> sessiontoken();
}
