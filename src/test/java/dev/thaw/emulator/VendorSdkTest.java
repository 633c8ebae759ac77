package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.model.CopyObjectRequest;
import com.qcloud.cos.model.GetObjectTaggingRequest;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.PutObjectRequest;
import com.qcloud.cos.model.Tag.Tag;
import com.qcloud.cos.region.Region;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.store.Restoration;
import dev.thaw.emulator.store.StoredAttributes;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.emulator.store.StoredVersioning;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vendor's client understands what the emulator answers, and the emulator what it asks. */
class VendorSdkTest {

    private static final String KEY = "日志/a+b 1.log";

    private final Vertx vertx = Emulator.smallVertx();
    private EmbeddedCos cos;
    private COSClient client;

    @BeforeEach
    void start() {
        cos = EmbeddedCos.start(vertx, EmulatorSettings.defaults());
        cos.createBucket(Call.BUCKET);
        ClientConfig config = new ClientConfig(new Region("ap-guangzhou"));
        config.setHttpProtocol(HttpProtocol.http);
        config.setMaxErrorRetry(0);
        config.setEndpointResolver(new EndpointResolver() {
            @Override
            public String resolveGeneralApiEndpoint(String endpoint) {
                return "127.0.0.1:" + cos.port();
            }

            @Override
            public String resolveGetServiceApiEndpoint(String endpoint) {
                return "127.0.0.1:" + cos.port();
            }
        });
        client = new COSClient(
                new BasicCOSCredentials(AccessKey.EXAMPLE.secretId(), AccessKey.EXAMPLE.secretKey()), config);
    }

    @AfterEach
    void stop() {
        client.shutdown();
        cos.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void objectIsCreatedOnceAndDeleted() throws Exception {
        assertThat(client.putObject(creation("first")).getETag()).isEqualTo("8b04d5e3775d298e78455efc5ca404d5");
        assertThatExceptionOfType(CosServiceException.class)
                .isThrownBy(() -> client.putObject(creation("second")))
                .satisfies(refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(409);
                    assertThat(refused.getErrorCode()).isEqualTo("FileAlreadyExists");
                });
        assertThat(new String(
                        client.getObject(Call.BUCKET, KEY).getObjectContent().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("first");
        client.deleteObject(Call.BUCKET, KEY);
        assertThat(client.doesObjectExist(Call.BUCKET, KEY)).isFalse();
    }

    @Test
    void restoredObjectIsCopiedInPlaceWithItsTags() {
        Instant now = Instant.now();
        cos.put(
                Call.BUCKET,
                KEY,
                StoredObject.of("ARCHIVE", 5)
                        .described(StoredAttributes.NONE.withTags(Map.of("team", "audit")))
                        .restoring(new Restoration("Bulk", now, now, now.plus(Duration.ofDays(2)))));
        ObjectMetadata before = client.getObjectMetadata(Call.BUCKET, KEY);
        CopyObjectRequest copy = new CopyObjectRequest(new Region("ap-guangzhou"), Call.BUCKET, KEY, Call.BUCKET, KEY);
        ObjectMetadata replaced = new ObjectMetadata();
        replaced.setHeader("x-cos-metadata-directive", "Replaced");
        replaced.setUserMetadata(Map.of("owner", "a"));
        copy.setNewObjectMetadata(replaced);
        copy.setStorageClass("STANDARD_IA");
        copy.setMatchingETagConstraints(List.of(before.getETag()));
        assertThat(client.copyObject(copy).getETag()).isEqualTo(before.getETag());
        ObjectMetadata after = client.getObjectMetadata(Call.BUCKET, KEY);
        assertThat(after.getStorageClass()).isEqualTo("STANDARD_IA");
        assertThat(after.getUserMetadata()).isEqualTo(Map.of("owner", "a"));
        assertThat(client.getObjectTagging(new GetObjectTaggingRequest(Call.BUCKET, KEY))
                        .getTagSet())
                .extracting(Tag::getKey, Tag::getValue)
                .containsExactly(tuple("team", "audit"));
    }

    @Test
    void versioningOfABucketIsSeen() {
        assertThat(client.getBucketVersioningConfiguration(Call.BUCKET).getStatus())
                .isEqualTo("Off");
        cos.versioning(Call.BUCKET, StoredVersioning.SUSPENDED);
        assertThat(client.getBucketVersioningConfiguration(Call.BUCKET).getStatus())
                .isEqualTo("Suspended");
    }

    private static PutObjectRequest creation(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentLength(bytes.length);
        metadata.setHeader("x-cos-forbid-overwrite", "true");
        return new PutObjectRequest(Call.BUCKET, KEY, new ByteArrayInputStream(bytes), metadata);
    }
}
