package dev.thaw.emulator.trigger;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives notices of any format at {@code POST /notices}, prints each in one line, and answers as its receiver would. Thread-safe. */
public final class NoticePrinter {

    private static final Logger LOG = System.getLogger(NoticePrinter.class.getName());
    private static final int MAX_KEPT = 100;
    private static final int MAX_SHOWN = 500;

    private final Deque<JsonObject> kept = new ArrayDeque<>();

    public NoticePrinter() {}

    /** Whether a request brings a notice. One for COS names a bucket in its Host header. */
    public static boolean isNotice(HttpServerRequest http) {
        String host = http.getHeader("Host");
        return http.method().name().equals("POST")
                && "/notices".equals(http.path())
                && host != null
                && host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?");
    }

    public void receive(HttpServerRequest http, Buffer body) {
        try {
            JsonObject notice = body.toJsonObject();
            keep(notice);
            String signed = http.headers().contains("webhook-signature") ? " (signed)" : "";
            LOG.log(Level.INFO, "Notice{0}: {1}", signed, oneLine(text(notice)));
            http.response().putHeader("Content-Type", "application/json").end(answer(notice));
        } catch (DecodeException e) {
            http.response().setStatusCode(400).end("A notice has to be a JSON object.");
        }
    }

    /** The last notices, oldest first. */
    public synchronized List<JsonObject> received() {
        return List.copyOf(kept);
    }

    private synchronized void keep(JsonObject notice) {
        if (kept.size() == MAX_KEPT) {
            kept.removeFirst();
        }
        kept.addLast(notice);
    }

    /** A CloudEvent has a type and data, the bots of WeCom, DingTalk and Feishu have their text at different places. */
    private static String text(JsonObject notice) {
        if (notice.getValue("type") instanceof String type) {
            JsonObject data = object(notice, "data");
            return type + " " + data.getValue("id", "") + " progress " + data.getValue("progress", "");
        }
        for (String[] path :
                new String[][] {{"markdown", "content"}, {"markdown", "text"}, {"text", "content"}, {"content", "text"}
                }) {
            if (object(notice, path[0]).getValue(path[1]) instanceof String text) {
                return text;
            }
        }
        return notice.getValue("text") instanceof String text ? text : notice.encode();
    }

    /** Success in the words of the receiver: WeCom and DingTalk, Feishu, Slack, or a plain web hook. */
    private static String answer(JsonObject notice) {
        if (notice.containsKey("msgtype")) {
            return "{\"errcode\":0,\"errmsg\":\"ok\"}";
        }
        if (notice.containsKey("msg_type")) {
            return "{\"code\":0,\"msg\":\"success\"}";
        }
        return notice.containsKey("type") ? "{}" : "ok";
    }

    private static JsonObject object(JsonObject parent, String name) {
        @Nullable Object value = parent.getValue(name);
        return value instanceof JsonObject found ? found : new JsonObject();
    }

    private static String oneLine(String text) {
        String line = text.strip().replace("\n", " | ").replaceAll("\\p{Cntrl}", "?");
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line;
    }
}
