package dev.thaw.config;

import dev.thaw.signing.Credentials;
import java.util.Locale;
import java.util.Optional;

/** Reads who may call by hand, and Thaw's own credentials. Their values appear in no problem. */
final class ManualAuthReader {

    private static final int SHORTEST_TOKEN = 32;

    private final SettingValues texts;

    ManualAuthReader(SettingValues texts) {
        this.texts = texts;
    }

    /** Empty when something is wrong; the problems then say what. */
    Optional<ManualAuth> manualAccess() {
        Optional<String> token = secret(SettingName.THAW_MANUAL_TOKEN);
        if (token.filter(text -> text.length() < SHORTEST_TOKEN).isPresent()) {
            texts.problems()
                    .add("THAW_MANUAL_TOKEN is refused: a token has at least 32 characters, for instance from"
                            + " `openssl rand -hex 32`");
        }
        return texts.read(SettingName.THAW_MANUAL_AUTH, "write token or platform", text -> switch (text.toLowerCase(
                Locale.ROOT)) {
            case "token" -> new ManualAuth(token, false);
            case "platform" -> new ManualAuth(token, true);
            default -> throw new IllegalArgumentException(text);
        });
    }

    /** Empty where none are set, and when something is wrong. */
    Optional<Credentials> own() {
        Optional<String> id = secret(SettingName.THAW_SECRET_ID);
        Optional<String> key = secret(SettingName.THAW_SECRET_KEY);
        Optional<String> token = secret(SettingName.THAW_SESSION_TOKEN);
        if (id.isPresent() != key.isPresent()) {
            texts.problems().add("THAW_SECRET_ID and THAW_SECRET_KEY go together: set both or neither");
        } else if (token.isPresent() && id.isEmpty()) {
            texts.problems()
                    .add("THAW_SESSION_TOKEN belongs to THAW_SECRET_ID and THAW_SECRET_KEY: set all three or unset it");
        }
        return complete(id, key, token);
    }

    /** Those of the platform's environment, judged in the same way; empty where none are set, and when something is wrong. */
    Optional<Credentials> ofPlatform(PlatformConfig platform) {
        return complete(
                judged(PlatformConfig.SECRETID, platform.secretid()),
                judged(PlatformConfig.SECRETKEY, platform.secretkey()),
                judged(PlatformConfig.SESSIONTOKEN, platform.sessiontoken()));
    }

    private Optional<String> secret(SettingName setting) {
        return judged(setting.name(), texts.given(setting));
    }

    /** Secrets travel in headers, and none has blanks or control characters; a line break is soon pasted along. */
    private Optional<String> judged(String name, Optional<String> text) {
        if (text.filter(value -> !Credentials.isSendable(value)).isPresent()) {
            texts.problems().add(name + " is refused: it has characters other than visible ASCII; copy it once more");
        }
        return text;
    }

    private static Optional<Credentials> complete(Optional<String> id, Optional<String> key, Optional<String> token) {
        return id.flatMap(secretId -> key.map(secretKey -> new Credentials(secretId, secretKey, token)));
    }
}
