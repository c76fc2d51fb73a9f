// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;

/**
 * The sockets of one connection, which can be closed at any moment: only this ends a thread of Paho that hangs. And nothing
 * is read from them before the first byte is written: Paho starts its threads one after the other and waits for ever, in a
 * thread that cannot be ended, for one that has ended already.
 */
final class GatedSockets extends SocketFactory {

    private final Set<Gated> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Closes all sockets, also those that are made later. */
    void close() {
        closed = true;
        open.forEach(Gated::breakOff);
        open.clear();
    }

    @Override
    public Socket createSocket() throws IOException {
        Gated socket = new Gated();
        open.add(socket);
        if (closed) {
            socket.breakOff();
            throw new IOException("the connection is being closed");
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectsItself();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw connectsItself();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectsItself();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw connectsItself();
    }

    private static UnsupportedOperationException connectsItself() {
        return new UnsupportedOperationException("Paho connects its sockets itself");
    }

    private static final class Gated extends Socket {

        private final CountDownLatch gate = new CountDownLatch(1);

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                /** Of a closed socket it would fail, which is as good as a read. */
                @Override
                public int available() throws IOException {
                    return gate.getCount() > 0 ? 0 : super.available();
                }

                @Override
                public int read() throws IOException {
                    pass();
                    return super.read();
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    pass();
                    return super.read(bytes, from, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int value) throws IOException {
                    gate.countDown();
                    out.write(value);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    gate.countDown();
                    out.write(bytes, from, length);
                }
            };
        }

        private void pass() throws IOException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        /** By Paho, which then waits for its reader to end. */
        @Override
        public synchronized void close() throws IOException {
            gate.countDown();
            super.close();
        }

        /** By us, at any moment. The gate stays: Paho may still be starting its threads, and notices when it writes. */
        void breakOff() {
            try {
                super.close();
            } catch (IOException e) {
                // It is of no use any more either way.
            }
        }
    }
}
