// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes one connection on to a broker until it is closed; then the connection breaks on both sides without a word. */
final class SilentProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    SilentProxy(String broker) throws IOException {
        int port = URI.create(broker).getPort();
        new Thread(
                        () -> {
                            try {
                                Socket client = server.accept();
                                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port);
                                sockets.add(client);
                                sockets.add(upstream);
                                new Thread(() -> pass(client, upstream), "proxy-up").start();
                                pass(upstream, client);
                            } catch (IOException e) {
                                // The test is over.
                            }
                        },
                        "proxy-down")
                .start();
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The test is over.
        }
    }

    String url() {
        return "mqtt://127.0.0.1:" + server.getLocalPort();
    }

    void cut() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
