import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.exception.CosClientException;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.model.CASJobParameters;
import com.qcloud.cos.model.COSObjectSummary;
import com.qcloud.cos.model.ListObjectsRequest;
import com.qcloud.cos.model.ObjectListing;
import com.qcloud.cos.model.RestoreObjectRequest;
import com.qcloud.cos.model.Tier;
import com.qcloud.cos.region.Region;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists the prefix of the benchmarks and restores what it finds, as a user of the vendor's SDK would: scheme, host:port, threads. */
public final class RestoreWithSdk {

    private static final String BUCKET = "bench-1250000000";

    private RestoreWithSdk() {}

    public static void main(String... args) throws InterruptedException {
        long start = System.nanoTime();
        COSClient client = client(args[0], args[1]);
        ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(args[2]));
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        ObjectListing page;
        ListObjectsRequest next = new ListObjectsRequest();
        next.setBucketName(BUCKET);
        next.setPrefix("archive/");
        next.setMaxKeys(1000);
        do {
            page = client.listObjects(next);
            for (COSObjectSummary object : page.getObjectSummaries()) {
                threads.submit(() -> restore(client, object.getKey(), accepted, failed));
            }
            next.setMarker(page.getNextMarker());
        } while (page.isTruncated());
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.HOURS);
        System.out.printf(
                "{\"accepted\": %d, \"failed\": %d, \"seconds\": %.3f}%n",
                accepted.get(), failed.get(), (System.nanoTime() - start) / 1e9);
        client.shutdown();
        System.exit(failed.get() > 0 ? 1 : 0);
    }

    private static COSClient client(String scheme, String address) {
        ClientConfig config = new ClientConfig(new Region("ap-guangzhou"));
        config.setHttpProtocol(HttpProtocol.valueOf(scheme));
        config.setPrintShutdownStackTrace(false);
        config.setEndpointResolver(new EndpointResolver() {
            @Override
            public String resolveGeneralApiEndpoint(String endpoint) {
                return address;
            }

            @Override
            public String resolveGetServiceApiEndpoint(String endpoint) {
                return address;
            }
        });
        return new COSClient(
                new BasicCOSCredentials("AKIDexampleSecretId0000000000000000", "exampleSecretKey00000000000000000"), config);
    }

    private static void restore(COSClient client, String key, AtomicInteger accepted, AtomicInteger failed) {
        try {
            client.restoreObject(new RestoreObjectRequest(BUCKET, key, 3)
                    .withCASJobParameters(new CASJobParameters().withTier(Tier.Standard)));
            accepted.incrementAndGet();
        } catch (CosClientException e) {
            failed.incrementAndGet();
        }
    }
}
