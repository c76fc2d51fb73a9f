// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that behaves as none should. */
final class ScriptedBroker implements AutoCloseable {

    enum Manner {
        /** Closes each connection. */
        HANGS_UP,
        /** Takes a connection and says nothing. */
        SAYS_NOTHING,
        /** Agrees to a connection and says nothing more. */
        ONLY_CONNECTS,
        /** Refuses each subscription. */
        REFUSES
    }

    private static final byte[] CONNACK = {0x20, 2, 0, 0};
    private static final int SUBSCRIBE = 0x82;

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Manner manner;
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedBroker(Manner manner) throws IOException {
        this.manner = manner;
        new Thread(this::serve, "scripted-broker").start();
    }

    String url() {
        return "mqtt://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                // One that a client leaves open for a while must not keep others waiting.
                new Thread(() -> serve(socket), "scripted-broker-client").start();
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (manner != Manner.HANGS_UP) {
                talk(socket);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private void talk(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int type = in.readUnsignedByte();
            byte[] body = in.readNBytes(in.readUnsignedByte());
            if (type == 0x10 && manner != Manner.SAYS_NOTHING) {
                socket.getOutputStream().write(CONNACK);
            } else if (type == SUBSCRIBE && manner == Manner.REFUSES) {
                socket.getOutputStream().write(new byte[] {(byte) 0x90, 3, body[0], body[1], (byte) 0x80});
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
