package dev.thaw.cos.http;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The calls to COS. {@link RequestSigner} makes URL and headers: the URL is complete and encoded, since templates would encode
 * the slashes of a key. Every status comes back as a value. The body is a stream, so that the reader alone decides how much of it
 * is held in memory; {@link UnreadBodyFilter} needs to know until when ({@link System#nanoTime}).
 */
@Path("")
@Produces(MediaType.WILDCARD)
interface CosRestClient {

    /** The type of the body of {@link #restore}, as it is sent and signed. */
    String XML = MediaType.APPLICATION_XML;

    /** The type of the body of {@link #create}, as it is sent and signed. */
    String BYTES = MediaType.APPLICATION_OCTET_STREAM;

    @HEAD
    Uni<RestResponse<InputStream>> head(
            @Url URI object, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end);

    @GET
    Uni<RestResponse<InputStream>> read(
            @Url URI object,
            @BeanParam SignedHeaders headers,
            @HeaderParam(UnreadBodyFilter.END) long end,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Match") @Nullable String etag);

    @GET
    Uni<RestResponse<InputStream>> list(
            @Url URI bucketWithQuery, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end);

    /** @param knownEtag absent to read in any case */
    @GET
    Uni<RestResponse<InputStream>> readUnlessKnown(
            @Url URI object,
            @BeanParam SignedHeaders headers,
            @HeaderParam(UnreadBodyFilter.END) long end,
            @HeaderParam("If-None-Match") @Nullable String knownEtag);

    @PUT
    @Consumes(BYTES)
    Uni<RestResponse<InputStream>> create(
            @Url URI object,
            @BeanParam SignedHeaders headers,
            @HeaderParam(UnreadBodyFilter.END) long end,
            byte[] body);

    /** The file is streamed. */
    @PUT
    @Consumes(BYTES)
    Uni<RestResponse<InputStream>> upload(
            @Url URI object, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end, File body);

    /** Without a body; the headers of the object come along with the signed ones. */
    @PUT
    Uni<RestResponse<InputStream>> copy(
            @Url URI object, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end);

    @DELETE
    Uni<RestResponse<InputStream>> delete(
            @Url URI object, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end);

    /** The body goes as bytes: for text the client would add a charset to the content type, after it was signed. */
    @POST
    @Consumes(XML)
    Uni<RestResponse<InputStream>> restore(
            @Url URI objectWithRestore,
            @BeanParam SignedHeaders headers,
            @HeaderParam(UnreadBodyFilter.END) long end,
            byte[] body);
}
