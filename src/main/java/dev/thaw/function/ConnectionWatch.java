package dev.thaw.function;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections that have no request in progress and do not send one. The server's own idle time-out counts bytes: one byte
 * of a header per minute would keep a connection open, and a long request would lose it.
 */
final class ConnectionWatch {

    private static final AttributeKey<Activity> ACTIVITY = AttributeKey.valueOf(ConnectionWatch.class, "activity");
    private static final long CHECK_MILLIS = 5_000;
    private static final long FIRST_HEAD_NANOS = 10_000_000_000L;
    private static final long NEXT_HEAD_NANOS = 60_000_000_000L;

    private ConnectionWatch() {}

    static void start(Vertx vertx) {
        vertx.setPeriodic(CHECK_MILLIS, timer -> {
            for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
                if (loop instanceof SingleThreadEventLoop channels) {
                    channels.execute(() -> closeIdle(channels));
                }
            }
        });
    }

    /** A request is in progress until its response is sent. */
    static void began(RoutingContext context) {
        Activity activity = activity(channel(context.request()));
        activity.inProgress.incrementAndGet();
        activity.allowedNanos = NEXT_HEAD_NANOS;
        context.addEndHandler(end -> {
            activity.quietSince = System.nanoTime();
            activity.inProgress.decrementAndGet();
        });
    }

    private static void closeIdle(SingleThreadEventLoop loop) {
        Iterator<Channel> channels = loop.registeredChannelsIterator();
        while (channels.hasNext()) {
            Channel channel = channels.next();
            if (channel.parent() instanceof ServerSocketChannel
                    && activity(channel).isIdle()) {
                channel.close();
            }
        }
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    private static Activity activity(Channel channel) {
        Activity fresh = new Activity();
        Activity known = channel.attr(ACTIVITY).setIfAbsent(fresh);
        return known == null ? fresh : known;
    }

    /** The activity of one connection; read by its event loop, written by any thread that sends a response. */
    private static final class Activity {

        private final AtomicInteger inProgress = new AtomicInteger();
        private volatile long quietSince = System.nanoTime();
        private volatile long allowedNanos = FIRST_HEAD_NANOS;

        private boolean isIdle() {
            return inProgress.get() == 0 && System.nanoTime() - quietSince > allowedNanos;
        }
    }
}
