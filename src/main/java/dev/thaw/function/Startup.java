package dev.thaw.function;

import dev.thaw.config.PolicyLocation;
import dev.thaw.config.Settings;
import dev.thaw.log.FrameworkLogFormatter;
import dev.thaw.log.ReportLog;
import dev.thaw.policy.document.finding.FindingText;
import dev.thaw.policy.glob.Glob;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads settings and policy at the start, so that an invalid one stops it before anything is served, and logs a summary. */
@ApplicationScoped
class Startup {

    private final Settings settings;
    private final ReportLog log;

    Startup(Settings settings, ReportLog log) {
        this.settings = settings;
        this.log = log;
    }

    void begin(
            @Observes StartupEvent event,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "thaw.command", defaultValue = "false") boolean isCommand) {
        if (isCommand) {
            return;
        }
        if (settings.logFormat() == Settings.LogFormat.JSON) {
            FrameworkLogFormatter.install();
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("detail", "thaw " + version + " starts");
        facts.put("version", version);
        facts.put("mode", settings.runtimeEnvironment().mode());
        facts.put("rules", settings.policy().fold(Startup::rules, inCos -> "in " + inCos));
        facts.put("buckets", buckets());
        facts.put("address", settings.runtimeEnvironment().isCustomRuntime() ? "none" : "http://" + host + ":" + port);
        log.notice(ReportLog.Level.INFO, facts);
        settings.policy().fold(this::logWarnings, inCos -> 0);
        if (settings.console() && !settings.runtimeEnvironment().isCustomRuntime()) {
            String path = LaunchMode.current() == LaunchMode.DEVELOPMENT ? "/" : "/console";
            log.notice(ReportLog.Level.INFO, Map.of("detail", "Console: http://" + shown(host) + ":" + port + path));
        }
    }

    private static String shown(String host) {
        return host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
    }

    private static Object rules(PolicyLocation.Given given) {
        return given.policy().rules().size();
    }

    private String buckets() {
        return String.join(
                ",", settings.buckets().globs().stream().map(Glob::toString).toList());
    }

    private int logWarnings(PolicyLocation.Given given) {
        given.warnings()
                .forEach(warning ->
                        log.notice(ReportLog.Level.WARN, Map.of("detail", FindingText.line(given.name(), warning))));
        return given.warnings().size();
    }
}
