// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.lib.concurrent.WorkerPool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;

/**
 * One client of the control socket: reads its call, sends what a command prints as JSON lines. A client that neither sends
 * nor takes within the limit is cut off; what it asked for goes on.
 */
final class Connection implements AutoCloseable {

    private static final int LONGEST_CALL = 64 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SocketChannel channel;
    private final WorkerPool pool;

    Connection(SocketChannel channel, WorkerPool pool) {
        this.channel = channel;
        this.pool = pool;
    }

    /** @throws IOException if no line arrives within the limit, or it is too long */
    String readLine() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_CALL);
        ScheduledFuture<?> cut = cutLater();
        try {
            while (channel.read(buffer) >= 0) {
                int length = buffer.position();
                if (length > 0 && buffer.get(length - 1) == '\n') {
                    return new String(buffer.array(), 0, length - 1, StandardCharsets.UTF_8);
                }
                if (!buffer.hasRemaining()) {
                    throw new IOException("a call has at most " + LONGEST_CALL + " bytes");
                }
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        } finally {
            cut.cancel(false);
        }
    }

    /** A stream of the command; each line that is printed goes out at once. */
    PrintWriter stream(String name) {
        return new PrintWriter(new Lines(name), true);
    }

    void exit(int code) throws IOException {
        send(Json.object(json -> json.writeNumberField("exit", code)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private synchronized void send(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        ScheduledFuture<?> cut = cutLater();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } finally {
            cut.cancel(false);
        }
    }

    private ScheduledFuture<?> cutLater() throws IOException {
        try {
            return pool.schedule(Runnable::run, this::cut, LIMIT);
        } catch (RejectedExecutionException e) {
            throw new IOException("the gateway stops", e);
        }
    }

    private void cut() {
        try {
            channel.close();
        } catch (IOException e) {
            // Whoever reads or writes it learns the same.
            return;
        }
    }

    private final class Lines extends Writer {
        private final String name;
        private final StringBuilder line = new StringBuilder();

        Lines(String name) {
            this.name = name;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    sendLine();
                } else {
                    line.append(text[i]);
                }
            }
        }

        private void sendLine() throws IOException {
            String text = line.toString();
            line.setLength(0);
            send(Json.object(json -> json.writeStringField(name, text)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {
            if (!line.isEmpty()) {
                sendLine();
            }
        }
    }
}
