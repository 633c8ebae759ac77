package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.emulator.http.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Envelopes of a Function URL. */
class FunctionUrlTest {

    private final TestApplication app =
            new TestApplication("version: 1\nrules:\n  - {name: all, restore: {tier: standard, days: 3}}\n");

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void malformedEnvelopeIsAnsweredInAnEnvelope() {
        for (String envelope : new String[] {
            "{'httpMethod':null,'path':'/plan'}",
            "{'httpMethod':'POST','path':null,'body':{}}",
            "{'httpMethod':'POST','path':'','body':[1]}",
            "{'httpMethod':5,'path':'/'}"
        }) {
            JsonNode answer = app.ask(envelope.replace('\'', '"'));
            assertThat(app.status()).isEqualTo(200);
            assertThat(answer.path("statusCode").asInt()).as(envelope).isEqualTo(401);
        }
    }

    @Test
    void trailingSlashesOfThePathAreIgnored() {
        app.archive("k");
        String envelope = "{'httpMethod':'POST','path':'/plan//','headers':{'X-Thaw-Token':'" + TestApplication.TOKEN
                + "'},'body':{'bucket':'" + TestApplication.BUCKET + "','keys':['k']}}";

        assertThat(app.ask(envelope.replace('\'', '"')).path("body").asText()).contains("\"WOULD_RESTORE\"");
        assertThat(app.cos().journal().count(Operation.RESTORE)).isZero();
    }
}
