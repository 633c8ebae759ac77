package dev.thaw.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the platform tells in {@code TENCENTCLOUD_*} (page "Environment Variables"). */
@ConfigMapping(prefix = "tencentcloud")
public interface PlatformConfig {

    Optional<String> region();

    Optional<String> appid();

    /** Set wherever SCF runs the program. */
    Optional<String> runenv();

    Optional<String> secretid();

    Optional<String> secretkey();

    Optional<String> sessiontoken();
}
