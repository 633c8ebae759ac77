package dev.thaw.cos.http;

import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * There was no response: refused, reset, not found, not trusted or too late. The reason is worded by this class, because a message
 * of the client may quote a header, and with it a secret.
 */
public final class TransportException extends IOException {

    private static final long serialVersionUID = 1L;

    /** From the most specific to the most general. */
    private static final List<Kind> KINDS = List.of(
            new Kind(UnknownHostException.class, "the host name is not known", true),
            new Kind(ConnectTimeoutException.class, "no connection in time", true),
            new Kind(NoRouteToHostException.class, "no route to the host", true),
            new Kind(ConnectException.class, "the connection was refused", true),
            new Kind(CertPathBuilderException.class, "the certificate is not trusted: no certification path to it"),
            new Kind(
                    CertPathValidatorException.class,
                    "the certificate is not trusted: its certification path is broken"),
            new Kind(CertificateException.class, "the certificate is not valid for this host or at this time"),
            new Kind(SSLException.class, "TLS failed"),
            new Kind(
                    ChannelException.class,
                    "no socket could be opened, perhaps because file descriptors ran out",
                    true),
            new Kind(VertxException.class, "the connection broke"),
            new Kind(IOException.class, "the connection broke"));

    private final String reason;
    private final boolean lasting;
    private final boolean neverSent;

    public TransportException(String reason) {
        this(reason, false, false);
    }

    private TransportException(String reason, boolean lasting, boolean neverSent) {
        super(reason);
        this.reason = reason;
        this.lasting = lasting;
        this.neverSent = neverSent;
    }

    /** A fault that every further attempt would meet again. */
    public static TransportException lasting(String reason) {
        return new TransportException(reason, true, false);
    }

    /** The network fault behind an exception of the client; absent if that is a defect. */
    public static Optional<TransportException> of(Throwable broken) {
        List<Throwable> chain = chain(broken);
        for (Throwable link : chain) {
            if (link instanceof TransportException fault) {
                return Optional.of(fault);
            }
        }
        return KINDS.stream()
                .filter(kind -> isOf(kind.type(), chain))
                .findFirst()
                .map(kind -> new TransportException("no answer: " + kind.words(), false, kind.neverSent()));
    }

    static boolean isOfTime(Throwable broken) {
        return isOf(TimeoutException.class, chain(broken));
    }

    static boolean isOfInterruption(Throwable broken) {
        List<Throwable> chain = chain(broken);
        return isOf(InterruptedException.class, chain) || isOf(InterruptedIOException.class, chain);
    }

    /** Whether file descriptors ran out. */
    static boolean isOfDescriptors(Throwable broken) {
        return isOf(ChannelException.class, chain(broken));
    }

    /** Whether there was no connection, so that nothing was sent. */
    public boolean neverSent() {
        return neverSent;
    }

    public String reason() {
        return reason;
    }

    public boolean isLasting() {
        return lasting;
    }

    private static boolean isOf(Class<? extends Throwable> type, List<Throwable> chain) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> chain(Throwable broken) {
        List<Throwable> chain = new ArrayList<>();
        Throwable link = broken;
        while (link != null && !chain.contains(link)) {
            chain.add(link);
            link = link.getCause();
        }
        return chain;
    }

    /** @param neverSent whether there was no connection, so that nothing was sent */
    private record Kind(Class<? extends Throwable> type, String words, boolean neverSent) {

        Kind(Class<? extends Throwable> type, String words) {
            this(type, words, false);
        }
    }
}
