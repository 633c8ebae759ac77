package dev.thaw.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.answer.Json;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.StrictJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a receiver wants its notices, and what it answers if it understood. */
public enum NoticeFormat {

    /** CloudEvents 1.0 in structured mode, signed by Standard Webhooks. */
    CLOUDEVENTS(true) {
        @Override
        Message message(JobNotice notice, NoticeSettings settings, String source, Instant now) {
            String body = Json.text(json -> {
                json.writeStartObject();
                json.writeStringField("specversion", "1.0");
                json.writeStringField("id", notice.id());
                json.writeStringField("source", source);
                json.writeStringField("type", notice.type());
                json.writeStringField("time", notice.time().toString());
                json.writeStringField("subject", notice.job().id().value());
                json.writeStringField("datacontenttype", "application/json");
                json.writeFieldName("data");
                json.writeRawValue(notice.data());
                json.writeEndObject();
            });
            String timestamp = Long.toString(now.getEpochSecond());
            Optional<String> signature = settings.secret()
                    .map(secret -> "v1,"
                            + base64Hmac(
                                    NoticeSettings.webhookKey(secret), notice.id() + "." + timestamp + "." + body));
            return new Message(settings.url(), body, true, Optional.of(notice.id()), Optional.of(timestamp), signature);
        }

        @Override
        boolean understood(String answer) {
            return true;
        }
    },

    /** An incoming webhook of Slack, which Mattermost and others take as well. */
    SLACK(false) {
        @Override
        Message message(JobNotice notice, NoticeSettings settings, String source, Instant now) {
            return bot(settings.url(), Json.text(json -> {
                json.writeStartObject();
                json.writeStringField("text", notice.text());
                json.writeEndObject();
            }));
        }

        @Override
        boolean understood(String answer) {
            return answer.strip().equals("ok");
        }
    },

    /** A group robot of WeCom. */
    WECOM(false) {
        @Override
        Message message(JobNotice notice, NoticeSettings settings, String source, Instant now) {
            return bot(settings.url(), textMessage(notice));
        }

        @Override
        boolean understood(String answer) {
            return isZero(answer, "errcode");
        }
    },

    /** A custom robot of DingTalk; the signature goes into the address. */
    DINGTALK(true) {
        @Override
        Message message(JobNotice notice, NoticeSettings settings, String source, Instant now) {
            URI url = settings.secret()
                    .map(secret -> signed(settings.url(), secret, now.toEpochMilli()))
                    .orElse(settings.url());
            return bot(url, textMessage(notice));
        }

        private URI signed(URI url, String secret, long millis) {
            String signature = base64Hmac(secret.getBytes(StandardCharsets.UTF_8), millis + "\n" + secret);
            String separator = url.getRawQuery() == null ? "?" : "&";
            return URI.create(url + separator + "timestamp=" + millis + "&sign="
                    + URLEncoder.encode(signature, StandardCharsets.UTF_8));
        }

        @Override
        boolean understood(String answer) {
            return isZero(answer, "errcode");
        }
    },

    /** A custom bot of Feishu or Lark; the signature goes into the body. */
    FEISHU(true) {
        @Override
        Message message(JobNotice notice, NoticeSettings settings, String source, Instant now) {
            String timestamp = Long.toString(now.getEpochSecond());
            return bot(settings.url(), Json.text(json -> {
                json.writeStartObject();
                if (settings.secret().isPresent()) {
                    String key = timestamp + "\n" + settings.secret().get();
                    json.writeStringField("timestamp", timestamp);
                    json.writeStringField("sign", base64Hmac(key.getBytes(StandardCharsets.UTF_8), ""));
                }
                json.writeStringField("msg_type", "text");
                json.writeObjectFieldStart("content");
                json.writeStringField("text", notice.text());
                json.writeEndObject();
                json.writeEndObject();
            }));
        }

        @Override
        boolean understood(String answer) {
            return isZero(answer, "code") || isZero(answer, "StatusCode");
        }
    };

    private final boolean signs;

    NoticeFormat(boolean signs) {
        this.signs = signs;
    }

    /**
     * What is sent.
     *
     * @param isCloudEvent else JSON of a bot
     * @param id, timestamp, signature headers of Standard Webhooks
     */
    record Message(
            URI url,
            String body,
            boolean isCloudEvent,
            Optional<String> id,
            Optional<String> timestamp,
            Optional<String> signature) {

        @Override
        public String toString() {
            return "Message[" + body.length() + " characters]";
        }
    }

    /** @param source of cloud events, {@code /thaw/name} */
    abstract Message message(JobNotice notice, NoticeSettings settings, String source, Instant now);

    /** Whether an answer with a status of success means success: bots report their errors in the body. */
    abstract boolean understood(String answer);

    boolean signs() {
        return signs;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NoticeFormat> named(String word) {
        for (NoticeFormat format : values()) {
            if (format.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static Message bot(URI url, String body) {
        return new Message(url, body, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String textMessage(JobNotice notice) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("msgtype", "text");
            json.writeObjectFieldStart("text");
            json.writeStringField("content", notice.text());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static boolean isZero(String answer, String field) {
        try {
            JsonNode code = StrictJson.tree(answer).path(field);
            return code.isIntegralNumber() && code.longValue() == 0;
        } catch (InvalidInputException noJson) {
            return false;
        }
    }

    private static String base64Hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
