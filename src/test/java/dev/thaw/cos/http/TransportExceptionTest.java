package dev.thaw.cos.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TransportExceptionTest {

    private static final String SECRET = "q-ak=AKIDsecret";

    @Test
    void faultsAreReportedInWordsOfOurOwn() {
        reported(new ProcessingException(new ConnectException(SECRET)), "no answer: the connection was refused");
        reported(new CompletionException(new ConnectTimeoutException(SECRET)), "no answer: no connection in time");
        reported(new ProcessingException(new UnknownHostException(SECRET)), "no answer: the host name is not known");
        reported(new HttpClosedException(SECRET), "no answer: the connection broke");
        reported(new IOException(SECRET), "no answer: the connection broke");
        reported(
                new SSLHandshakeException(SECRET).initCause(new CertificateException(SECRET)),
                "no answer: the certificate is not valid for this host or at this time");
        reported(
                new SSLHandshakeException(SECRET)
                        .initCause(new CertificateException(SECRET, new CertPathBuilderException(SECRET))),
                "no answer: the certificate is not trusted: no certification path to it");
        reported(
                new ChannelException(SECRET, new SocketException("Too many open files")),
                "no answer: no socket could be opened, perhaps because file descriptors ran out");
        reported(new ProcessingException(new TransportException("no answer that is HTTP")), "no answer that is HTTP");
    }

    @Test
    void defectsAreNoFaults() {
        assertThat(TransportException.of(new IllegalArgumentException(SECRET))).isEmpty();
        assertThat(TransportException.of(new IllegalStateException(new NullPointerException(SECRET))))
                .isEmpty();
    }

    private static void reported(Throwable broken, String words) {
        assertThat(TransportException.of(broken)).hasValueSatisfying(fault -> {
            assertThat(fault.reason()).isEqualTo(words);
            assertThat(fault).hasMessage(words).hasNoCause();
        });
    }
}
