package dev.thaw.notice;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The calls to receivers of notices. Every status comes back as a value; the body goes as bytes, as it was signed. */
@Path("")
interface NoticeRestClient {

    @POST
    @Consumes("application/cloudevents+json; charset=UTF-8")
    Uni<RestResponse<byte[]>> cloudEvent(
            @Url URI receiver,
            @HeaderParam("webhook-id") String id,
            @HeaderParam("webhook-timestamp") String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            byte[] body);

    @POST
    @Consumes("application/json; charset=utf-8")
    Uni<RestResponse<byte[]>> bot(@Url URI receiver, byte[] body);
}
