// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One client, with a server that says when it can be written. */
class EventStreamTest {

    private final Output out = new Output();
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final AsyncContext async = (AsyncContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                completed.addAndGet(method.getName().equals("complete") ? 1 : 0);
                return null;
            });
    private final EventStream stream = new EventStream(async, out, EnumSet.allOf(Topic.class), left::incrementAndGet);

    @Test
    void nothingIsWrittenBeforeTheServerIsReady() {
        stream.offer(bytes("a"));
        assertThat(out.text()).isEmpty();
        stream.onWritePossible();
        stream.offer(bytes("b"));
        assertThat(out.text()).isEqualTo("ab");
        assertThat(out.flushes).isEqualTo(2);
    }

    @Test
    void whatCanNotBeWrittenNowIsWrittenLaterInOrder() {
        stream.onWritePossible();
        out.writes = 1;
        stream.offer(bytes("a"));
        stream.offer(bytes("b"));
        stream.offer(bytes("c"));
        assertThat(out.text()).isEqualTo("a");
        out.writes = 100;
        stream.onWritePossible();
        assertThat(out.text()).isEqualTo("abc");
    }

    @Test
    void tooManyOrTooLargeEventsAreNotQueued() {
        for (int i = 0; i < EventStream.MOST_QUEUED; i++) {
            assertThat(stream.offer(bytes("x"))).isTrue();
        }
        assertThat(stream.offer(bytes("x"))).isFalse();
        stream.onWritePossible();
        assertThat(stream.offer(new byte[(int) EventStream.MOST_QUEUED_BYTES + 1]))
                .isTrue();
        out.writes = 0;
        assertThat(stream.offer(new byte[(int) EventStream.MOST_QUEUED_BYTES + 1]))
                .isTrue();
        assertThat(stream.offer(bytes("x"))).isFalse();
    }

    /** To cut off a write under way is a fault for the server; a client that trickles gets a proper end. */
    @Test
    void droppedClientGetsTheEndAfterTheWriteUnderWay() {
        stream.onWritePossible();
        out.writes = 1;
        stream.offer(bytes("a"));
        stream.offer(bytes("b"));
        stream.drop();
        assertThat(left).hasValue(1);
        assertThat(completed).hasValue(0);
        out.writes = 100;
        stream.onWritePossible();
        assertThat(completed).hasValue(1);
        assertThat(left).hasValue(1);
        assertThat(out.text()).isEqualTo("a");
    }

    @Test
    void endIsOnceWhoeverEndsIt() {
        stream.onWritePossible();
        out.broken = true;
        stream.offer(bytes("a"));
        stream.end();
        stream.onError(new IOException("gone"));
        assertThat(stream.ended()).isTrue();
        assertThat(completed).hasValue(1);
        assertThat(left).hasValue(1);
        assertThat(stream.offer(bytes("b"))).isTrue();
        assertThat(out.text()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Output extends ServletOutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private int writes = 1000;
        private int flushes;
        private boolean broken;

        @Override
        public boolean isReady() {
            return writes > 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (broken) {
                throw new IOException("broken pipe");
            }
            writes--;
            written.writeBytes(bytes);
        }

        @Override
        public void flush() {
            flushes++;
        }

        String text() {
            return written.toString(StandardCharsets.UTF_8);
        }
    }
}
