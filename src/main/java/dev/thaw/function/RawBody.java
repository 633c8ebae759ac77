package dev.thaw.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Stands for a body that Funqy shall not bind: {@link InvocationHandler} reads the bytes itself. */
@JsonDeserialize(using = RawBody.Untouched.class)
public final class RawBody {

    private static final RawBody INSTANCE = new RawBody();

    private RawBody() {}

    /** Leaves the parser where it is. */
    @RegisterForReflection
    public static final class Untouched extends JsonDeserializer<RawBody> {
        @Override
        public RawBody deserialize(JsonParser parser, DeserializationContext context) {
            return INSTANCE;
        }
    }
}
