package dev.thaw.cos.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHostTest {

    @ParameterizedTest
    @CsvSource({
        "https://{bucket}.cos.{region}.myqcloud.com, {bucket},",
        "https://{bucket}.cos.ap-guangzhou.myqcloud.com, {bucket}, ap-guangzhou",
        "http://a-1.cos-internal.ap-guangzhou.tencentcos.cn:80, a-1, ap-guangzhou",
        "https://{bucket}.cos.accelerate.myqcloud.com, {bucket},",
        "https://{bucket}.cos.{region}-fsi.myqcloud.com, {bucket},",
        "https://cos.ap-guangzhou.myqcloud.com, cos,",
        "https://service.cos.myqcloud.com, service,",
    })
    void partsOfAHostOfCos(String template, String bucket, String region) {
        assertThat(ServiceHost.of(template)).contains(new ServiceHost(bucket, Optional.ofNullable(region)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example.com",
                "http://127.0.0.1:9001",
                "https://a-1.cos.ap-x.myqcloud.com.example.com"
            })
    void otherDomainsSayNothing(String template) {
        assertThat(ServiceHost.of(template)).isEmpty();
    }
}
