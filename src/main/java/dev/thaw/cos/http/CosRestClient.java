package dev.thaw.cos.http;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The calls to COS. Each brings its complete, encoded URL, since templates would encode the slashes of a key, and the
 * ticket of a {@link PendingSignature}, for which {@link SigningFilter} puts a signature. Every status comes back as a value; the body
 * is a stream, so that nobody but the reader decides how much of it is held in memory.
 */
@RegisterRestClient(configKey = "cos")
@Produces(MediaType.WILDCARD)
interface CosRestClient {

    @HEAD
    Uni<RestResponse<InputStream>> head(@Url URI object, @HeaderParam(SigningFilter.TICKET) String ticket);

    @GET
    Uni<RestResponse<InputStream>> read(
            @Url URI object,
            @HeaderParam(SigningFilter.TICKET) String ticket,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Match") @Nullable String etag);

    @GET
    Uni<RestResponse<InputStream>> list(@Url URI bucketWithQuery, @HeaderParam(SigningFilter.TICKET) String ticket);

    /** @param knownEtag absent to read in any case */
    @GET
    Uni<RestResponse<InputStream>> readUnlessKnown(
            @Url URI object,
            @HeaderParam(SigningFilter.TICKET) String ticket,
            @HeaderParam("If-None-Match") @Nullable String knownEtag);

    /** The body goes as bytes: for text the client would add a charset to the content type, after it was signed. */
    @POST
    @Consumes(MediaType.APPLICATION_XML)
    Uni<RestResponse<InputStream>> restore(
            @Url URI objectWithRestore, @HeaderParam(SigningFilter.TICKET) String ticket, byte[] body);
}
