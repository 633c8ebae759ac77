package dev.thaw.cli.credentials;

import dev.thaw.signing.Credentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The settings of coscli: YAML with {@code cos.base} and {@code cos.buckets}. Id, key and token are in Base64 of AES-128-ECB with
 * a fixed key, padded by zeros; a value that is not, is taken as it stands.
 */
final class CoscliFile {

    private static final byte[] KEY = Arrays.copyOf("coscli-secret".getBytes(StandardCharsets.US_ASCII), 16);

    private CoscliFile() {}

    static FoundCredentials read(Path file, String text) throws CredentialsException {
        Map<?, ?> cos = map(tree(file, text).get("cos"));
        Map<?, ?> base = map(cos.get("base"));
        boolean plain =
                text(base, "disableencryption").filter("true"::equalsIgnoreCase).isPresent();
        if (text(base, "mode").filter("CvmRole"::equalsIgnoreCase).isPresent()) {
            throw new CredentialsException(
                    file + " takes its credentials from the role of a machine, which thaw does not read: set"
                            + " THAW_SECRET_ID and THAW_SECRET_KEY");
        }
        Optional<String> id = secret(base, "secretid", plain);
        Optional<String> key = secret(base, "secretkey", plain);
        if (id.isEmpty() || key.isEmpty()) {
            throw new CredentialsException(file + " has no cos.base.secretid and secretkey: run coscli config init");
        }
        Map<String, String> regions = new HashMap<>();
        Map<String, String> aliases = new HashMap<>();
        if (cos.get("buckets") instanceof List<?> buckets) {
            for (Object entry : buckets) {
                Map<?, ?> bucket = map(entry);
                text(bucket, "name").ifPresent(name -> {
                    text(bucket, "region").ifPresent(region -> regions.put(name, region));
                    text(bucket, "alias").ifPresent(alias -> aliases.put(alias, name));
                });
            }
        }
        return new FoundCredentials(
                new Credentials(id.get(), key.get(), secret(base, "sessiontoken", plain)),
                file.toString(),
                Optional.empty(),
                regions,
                aliases,
                List.of());
    }

    private static Map<?, ?> tree(Path file, String text) throws CredentialsException {
        try {
            return map(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException noYaml) {
            throw new CredentialsException(file + " is neither YAML nor INI: run coscli config init");
        }
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null
                ? Optional.empty()
                : Optional.of(value.toString().strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<String> secret(Map<?, ?> base, String name, boolean plain) {
        return text(base, name).map(value -> plain ? value : decrypted(value)).filter(value -> !value.isBlank());
    }

    static String decrypted(String value) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"));
            byte[] bytes = cipher.doFinal(Base64.getDecoder().decode(value));
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] == 0) {
                end--;
            }
            String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
            return Credentials.isSendable(text) && !text.isEmpty() ? text : value;
        } catch (GeneralSecurityException | IllegalArgumentException notEncrypted) {
            return value;
        }
    }
}
