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
 * Gives the framework's lines the shape of ours. The extension for JSON logs does it as well, at the price of another extension
 * at each start.
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
    public String format(ExtLogRecord line) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", line.getInstant().toString());
        members.put("level", level(line.getLevel().getName()));
        members.put("logger", line.getLoggerName());
        members.put("detail", line.getFormattedMessage());
        if (line.getThrown() != null) {
            members.put("thrown", trace(line.getThrown()));
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
