package dev.thaw.cos.http;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls to COS Batch (436/38607), like those of {@link CosRestClient}. */
@Path("")
@Produces(MediaType.WILDCARD)
interface BatchRestClient {

    /** "CreateJob", 436/38608. */
    @POST
    @Consumes(CosRestClient.XML)
    Uni<RestResponse<InputStream>> createJob(
            @Url URI jobs, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end, byte[] body);

    /** "ListJobs", 436/38611. */
    @GET
    Uni<RestResponse<InputStream>> listJobs(
            @Url URI jobsWithQuery, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end);

    /** "DescribeJob", 436/38609. */
    @GET
    Uni<RestResponse<InputStream>> describeJob(
            @Url URI job, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end);

    /** "UpdateJobStatus": without a body. */
    @POST
    Uni<RestResponse<InputStream>> updateStatus(
            @Url URI statusWithQuery, @BeanParam SignedHeaders headers, @HeaderParam(UnreadBodyFilter.END) long end);
}
