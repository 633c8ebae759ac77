package dev.thaw.config;

import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.object.CosNames;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads where jobs are kept and how often they are continued. */
final class JobsLocationReader {

    private static final Duration SHORTEST_TICK = Duration.ofSeconds(1);
    private static final Duration LONGEST_TICK = Duration.ofHours(1);
    private static final Duration STANDARD_TICK = Duration.ofSeconds(10);

    private final SettingValues values;
    private final Optional<String> functionRegion;
    private final boolean onPlatform;

    /** @param onPlatform whether SCF runs the program, so that it may be frozen between invocations */
    JobsLocationReader(SettingValues values, Optional<String> functionRegion, boolean onPlatform) {
        this.values = values;
        this.functionRegion = functionRegion;
        this.onPlatform = onPlatform;
    }

    /** Empty if jobs are off, and if something is wrong; the errors then say what. */
    Optional<JobsLocation> read() {
        Optional<String> region = values.value(SettingName.THAW_JOBS_REGION).isPresent()
                ? values.read(
                        SettingName.THAW_JOBS_REGION, "write a region like ap-guangzhou", JobsLocationReader::region)
                : functionRegion;
        Optional<Duration> tick = tick();
        if (!values.isSet(SettingName.THAW_JOBS)) {
            return Optional.empty();
        }
        if (region.isEmpty()) {
            if (!values.isSet(SettingName.THAW_JOBS_REGION)) {
                values.errors()
                        .add("THAW_JOBS names a bucket whose region is not known: set THAW_JOBS_REGION, or"
                                + " TENCENTCLOUD_REGION as SCF does");
            }
            return Optional.empty();
        }
        return values.read(
                SettingName.THAW_JOBS,
                "write cos://<name>-<appid>/<prefix>/ with a prefix that is not empty, like"
                        + " cos://ops-1250000000/thaw/",
                address -> JobsLocation.parse(address, region.get(), tick));
    }

    /** What to write instead, if the jobs cannot be reached at the endpoint. */
    static Optional<String> remedy(Endpoint endpoint, AllowedBuckets buckets, JobsLocation jobs) {
        Optional<String> region = endpoint.region();
        boolean otherBucket = !endpoint.namesBucket() && !buckets.only().equals(Optional.of(jobs.bucket()));
        boolean otherRegion = region.filter(name -> !name.equals(jobs.region())).isPresent();
        return otherBucket || otherRegion
                ? Optional.of("THAW_COS_ENDPOINT is the host of another bucket or region: write "
                        + SettingName.THAW_COS_ENDPOINT.defaultValue().orElseThrow() + " there")
                : Optional.empty();
    }

    private static String region(String name) {
        CosNames.requireRegion(name);
        return name;
    }

    private Optional<Duration> tick() {
        if (!values.isSet(SettingName.THAW_JOBS_TICK)) {
            return onPlatform ? Optional.empty() : Optional.of(STANDARD_TICK);
        }
        return values.<Optional<Duration>>read(
                        SettingName.THAW_JOBS_TICK,
                        "write off, or a time from 1s to 1h, like 10s",
                        text -> text.toLowerCase(Locale.ROOT).equals("off")
                                ? Optional.empty()
                                : Optional.of(Durations.parse(text, SHORTEST_TICK, LONGEST_TICK)))
                .flatMap(given -> given);
    }
}
