// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A device that does with each request what the test says next, byte for byte. */
final class ScriptedDevice implements AutoCloseable {

    /** What happens at one request. */
    interface Step {
        void answer(byte[] request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Queue<Step> steps = new ArrayDeque<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedDevice(Step... script) throws IOException {
        steps.addAll(List.of(script));
        start(this::accept);
    }

    /** Answers a read of one register with this value. */
    static Step register(int value) {
        return (request, out) -> out.write(response(request, value));
    }

    static byte[] response(byte[] request, int value) {
        return new byte[] {
            request[0], request[1], 0, 0, 0, 5, request[6], request[7], 2, (byte) (value >> 8), (byte) value
        };
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections were opened so far. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                connections.incrementAndGet();
                clients.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (true) {
                byte[] request = new byte[12];
                in.readFully(request);
                Step step;
                synchronized (steps) {
                    step = steps.size() > 1 ? steps.poll() : steps.peek();
                }
                step.answer(request, client.getOutputStream());
            }
        } catch (IOException e) {
            // The driver closed the connection, or the test did.
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted device");
        thread.setDaemon(true);
        thread.start();
    }
}
