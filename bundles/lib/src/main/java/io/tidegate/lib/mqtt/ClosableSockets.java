// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the sockets of one connection and can close them at any moment: only this ends a thread of the client that hangs
 * in connecting to, or writing to, a broker that does not answer. Thread-safe.
 */
public final class ClosableSockets extends SSLSocketFactory {

    private final SocketFactory sockets;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ClosableSockets(SocketFactory sockets) {
        this.sockets = sockets;
    }

    /** For {@code ssl} and {@code wss}, with the trust of the JVM. */
    public static ClosableSockets encrypted() {
        return new ClosableSockets(SSLSocketFactory.getDefault());
    }

    /** For {@code tcp} and {@code ws}. */
    public static ClosableSockets plain() {
        return new ClosableSockets(SocketFactory.getDefault());
    }

    /** What the client of an unencrypted connection takes: it refuses a factory of encrypted sockets. */
    public SocketFactory asPlainFactory() {
        ClosableSockets self = this;
        return new SocketFactory() {
            @Override
            public Socket createSocket() throws IOException {
                return self.createSocket();
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                return self.createSocket(host, port);
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return self.createSocket(host, port, local, localPort);
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return self.createSocket(host, port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return self.createSocket(host, port, local, localPort);
            }
        };
    }

    /** Closes all sockets, also those that are made later. Idempotent, never throws. */
    public void close() {
        closed = true;
        open.forEach(ClosableSockets::close);
        open.clear();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    private Socket remember(Socket socket) throws IOException {
        open.add(socket);
        if (closed) {
            close(socket);
            throw new IOException("the connection is being closed");
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return remember(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return remember(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return remember(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return remember(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return remember(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return remember(((SSLSocketFactory) sockets).createSocket(socket, host, port, autoClose));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return ((SSLSocketFactory) sockets).getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return ((SSLSocketFactory) sockets).getSupportedCipherSuites();
    }
}
