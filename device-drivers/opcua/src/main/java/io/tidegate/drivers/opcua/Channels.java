// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import java.io.IOException;

/** The socket of a transport, to cut it whatever the library waits for. */
final class Channels {

    private volatile boolean closed;
    private volatile Channel last;

    void add(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        pipeline.addFirst(new Quiet());
        last = channel;
        if (closed) {
            close(channel);
        }
    }

    void close() {
        closed = true;
        Channel open = last;
        if (open != null) {
            close(open);
        }
    }

    private static void close(Channel channel) {
        var unused = channel.close();
    }

    /** A broken connection is told once, by the driver; the library would log it as an error with its stack. */
    private static final class Quiet extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof IOException) {
                close(context.channel());
            } else {
                context.fireExceptionCaught(cause);
            }
        }
    }
}
