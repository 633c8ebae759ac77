package dev.thaw.log;

import dev.thaw.answer.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Writes the framework's log records in the format of {@link JsonLines}. The Quarkus extension for JSON logs would do the same, but
 * costs start-up time.
 */
public final class FrameworkLogFormatter extends ExtFormatter {

    private FrameworkLogFormatter() {}

    public static void install() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            install(handler);
        }
    }

    private static void install(Handler handler) {
        try {
            handler.setEncoding("UTF-8");
            handler.setFormatter(new FrameworkLogFormatter());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        if (handler instanceof ExtHandler outer) {
            for (Handler inner : outer.getHandlers()) {
                install(inner);
            }
        }
    }

    @Override
    public String format(ExtLogRecord logged) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", logged.getInstant().toString());
        members.put("level", level(logged.getLevel().getName()));
        members.put("logger", logged.getLoggerName());
        members.put("detail", logged.getFormattedMessage());
        if (logged.getThrown() != null) {
            members.put("thrown", trace(logged.getThrown()));
        }
        return Json.object(members) + "\n";
    }

    private static String level(String name) {
        return switch (name) {
            case "WARNING" -> "WARN";
            case "SEVERE", "FATAL" -> "ERROR";
            default -> name;
        };
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
