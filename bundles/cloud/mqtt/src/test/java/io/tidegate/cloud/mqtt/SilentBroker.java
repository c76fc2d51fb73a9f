// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes a connection and then says nothing more: not even that, or that the client is connected. */
final class SilentBroker implements AutoCloseable {

    private static final byte[] CONNACK = {0x20, 2, 0, 0};

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    SilentBroker(boolean agrees) throws IOException {
        new Thread(() -> accept(agrees), "silent-broker").start();
    }

    private void accept(boolean agrees) {
        try (Socket socket = server.accept()) {
            if (agrees) {
                socket.getOutputStream().write(CONNACK);
            }
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The test is over.
        }
    }

    String url() {
        return "mqtt://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
