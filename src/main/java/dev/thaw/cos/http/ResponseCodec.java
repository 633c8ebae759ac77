package dev.thaw.cos.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.List;

/**
 * HTTP/1.1 on one connection, in place of the client's own codec. Drops interim responses (1xx, RFC 9110 15.2): the client takes
 * unknown ones for the final response, and the real response for that of the next request. Accepts header names that are not HTTP
 * tokens, since metadata may have them. Closes a connection that is idle while no response is awaited. Only used by the event loop
 * of its connection.
 */
final class ResponseCodec extends CombinedChannelDuplexHandler<HttpResponseDecoder, HttpRequestEncoder> {

    private final Decoder decoder;

    ResponseCodec() {
        this(new Decoder());
    }

    private ResponseCodec(Decoder decoder) {
        super(decoder, new HttpRequestEncoder());
        this.decoder = decoder;
    }

    /** Whether no response is awaited and the last one ended before that time of {@link System#nanoTime}. */
    boolean isIdleSince(long nanos) {
        return !decoder.responseAwaited && decoder.lastResponseAt - nanos < 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest request) {
            decoder.await(request.method());
        }
        super.write(context, message, promise);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (!(event instanceof IdleStateEvent)) {
            super.userEventTriggered(context, event);
        } else if (!decoder.responseAwaited) {
            context.close();
        }
    }

    private static final class Decoder extends HttpResponseDecoder {

        private boolean responseAwaited;
        private boolean ofHead;
        private long lastResponseAt = System.nanoTime();

        Decoder() {
            super(new HttpDecoderConfig()
                    .setHeadersFactory(
                            DefaultHttpHeadersFactory.headersFactory().withValidation(false))
                    .setTrailersFactory(
                            DefaultHttpHeadersFactory.trailersFactory().withValidation(false)));
        }

        void await(HttpMethod method) {
            responseAwaited = true;
            ofHead = HttpMethod.HEAD.equals(method);
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            return ofHead || isInterim(message) || super.isContentAlwaysEmpty(message);
        }

        /** No request asks for another protocol. */
        @Override
        protected boolean isSwitchingToNonHttp1Protocol(HttpResponse response) {
            return false;
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
            int before = out.size();
            super.decode(context, in, out);
            List<Object> decoded = out.subList(before, out.size());
            if (decoded.isEmpty()) {
                return;
            }
            if (isInterim(decoded.get(0))) {
                decoded.clear();
                return;
            }
            if (decoded.get(0) instanceof HttpResponse response) {
                evaluate(response);
            }
            if (decoded.get(decoded.size() - 1) instanceof LastHttpContent) {
                responseAwaited = false;
                lastResponseAt = System.nanoTime();
            }
        }

        /** The content type may be any text, and the client would choose a body reader by it: it goes on under another name. */
        private static void evaluate(HttpResponse response) {
            String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
            response.headers().remove(HttpHeaderNames.CONTENT_TYPE);
            response.headers().remove(ResponseReader.CONTENT_TYPE);
            if (type != null) {
                response.headers().set(ResponseReader.CONTENT_TYPE, type);
            }
            if (response.decoderResult().isFailure()) {
                response.setDecoderResult(DecoderResult.failure(new TransportException("no answer that is HTTP")));
            }
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }
}
