package dev.thaw.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Stands for a body that Funqy shall not bind: {@link Invocations} reads the bytes itself. */
@JsonDeserialize(using = UnreadBody.Untouched.class)
public final class UnreadBody {

    private static final UnreadBody INSTANCE = new UnreadBody();

    private UnreadBody() {}

    /** Leaves the parser where it is. */
    @RegisterForReflection
    public static final class Untouched extends JsonDeserializer<UnreadBody> {
        @Override
        public UnreadBody deserialize(JsonParser parser, DeserializationContext context) {
            return INSTANCE;
        }
    }
}
