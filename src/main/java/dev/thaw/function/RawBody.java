package dev.thaw.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Takes the place of a body that Funqy must not bind: {@link InvocationHandler} reads the bytes itself. */
@JsonDeserialize(using = RawBody.Unread.class)
public final class RawBody {

    private static final RawBody INSTANCE = new RawBody();

    private RawBody() {}

    /** Reads nothing. */
    @RegisterForReflection
    public static final class Unread extends JsonDeserializer<RawBody> {
        @Override
        public RawBody deserialize(JsonParser parser, DeserializationContext context) {
            return INSTANCE;
        }
    }
}
