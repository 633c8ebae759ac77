package dev.thaw.event.cos;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** Regions by the short codes that COS and the platform use or have used for them. */
public final class Regions {

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            // the domains of the first COS ("Regions and Access Endpoints"); tj, sgp, ca and ger differ from the
            // platform
            entry("tj", "ap-beijing-1"),
            entry("sgp", "ap-singapore"),
            entry("ca", "na-toronto"),
            entry("ger", "eu-frankfurt"),
            // its names of regions
            entry("cn-east", "ap-shanghai"),
            entry("cn-north", "ap-beijing-1"),
            entry("cn-south", "ap-guangzhou"),
            entry("cn-south-2", "ap-guangzhou-2"),
            entry("cn-southwest", "ap-chengdu"),
            // the platform's codes
            entry("gz", "ap-guangzhou"),
            entry("gzopen", "ap-guangzhou-open"),
            entry("sh", "ap-shanghai"),
            entry("bj", "ap-beijing"),
            entry("cd", "ap-chengdu"),
            entry("cq", "ap-chongqing"),
            entry("nj", "ap-nanjing"),
            entry("tsn", "ap-tianjin"),
            entry("szx", "ap-shenzhen"),
            entry("qy", "ap-qingyuan"),
            entry("shjr", "ap-shanghai-fsi"),
            entry("szjr", "ap-shenzhen-fsi"),
            entry("bjjr", "ap-beijing-fsi"),
            entry("hk", "ap-hongkong"),
            entry("tpe", "ap-taipei"),
            entry("sg", "ap-singapore"),
            entry("jkt", "ap-jakarta"),
            entry("th", "ap-bangkok"),
            entry("kr", "ap-seoul"),
            entry("jp", "ap-tokyo"),
            entry("in", "ap-mumbai"),
            entry("use", "na-ashburn"),
            entry("usw", "na-siliconvalley"),
            entry("tor", "na-toronto"),
            entry("sao", "sa-saopaulo"),
            entry("de", "eu-frankfurt"),
            entry("ru", "eu-moscow"));

    private Regions() {}

    public static Optional<String> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The long form of a code or of a long form; empty for a word that is neither ({@code accelerate}). */
    static Optional<String> longForm(String word) {
        return ofCode(word).or(() -> word.contains("-") ? Optional.of(word) : Optional.empty());
    }
}
