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
 * Closes connections on which no request is under way and none comes: the server's own idle time-out goes by bytes, so that one
 * byte of a header a minute would keep a connection, and a call that takes long would lose it.
 */
final class ConnectionWatch {

    private static final AttributeKey<Activity> ACTIVITY = AttributeKey.valueOf(ConnectionWatch.class, "activity");
    private static final long LOOK_EVERY_MILLIS = 5_000;
    private static final long FIRST_HEAD_NANOS = 10_000_000_000L;
    private static final long NEXT_HEAD_NANOS = 60_000_000_000L;

    private ConnectionWatch() {}

    static void start(Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> {
            for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
                if (loop instanceof SingleThreadEventLoop channels) {
                    channels.execute(() -> look(channels));
                }
            }
        });
    }

    /** A request is under way until it is answered. */
    static void began(RoutingContext context) {
        Activity activity = activity(channel(context.request()));
        activity.underWay.incrementAndGet();
        activity.allowedNanos = NEXT_HEAD_NANOS;
        context.addEndHandler(end -> {
            activity.quietSince = System.nanoTime();
            activity.underWay.decrementAndGet();
        });
    }

    private static void look(SingleThreadEventLoop loop) {
        Iterator<Channel> channels = loop.registeredChannelsIterator();
        while (channels.hasNext()) {
            Channel channel = channels.next();
            if (channel.parent() instanceof ServerSocketChannel
                    && activity(channel).isOver()) {
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

    /** What goes on on one connection; looked at by its event loop, and ended by whichever thread answers. */
    private static final class Activity {

        private final AtomicInteger underWay = new AtomicInteger();
        private volatile long quietSince = System.nanoTime();
        private volatile long allowedNanos = FIRST_HEAD_NANOS;

        private boolean isOver() {
            return underWay.get() == 0 && System.nanoTime() - quietSince > allowedNanos;
        }
    }
}
