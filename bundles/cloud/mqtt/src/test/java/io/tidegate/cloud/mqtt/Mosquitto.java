// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The broker that most plants meet first, as a process on a port of its own. */
final class Mosquitto {

    private final Path folder;
    private final int port;
    private Process process;

    Mosquitto(Path folder) throws IOException {
        this.folder = folder;
        port = freePort();
        start("allow_anonymous true");
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    void start(String... settings) throws IOException {
        Path config = folder.resolve("mosquitto.conf");
        Files.writeString(config, "user root\nlistener " + port + " 127.0.0.1\n" + String.join("\n", settings) + "\n");
        try {
            process = new ProcessBuilder("mosquitto", "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("this test needs a real broker: install the package mosquitto", e);
        }
        awaitListener(port);
    }

    /** Its listeners open one after another. */
    static void awaitListener(int port) {
        Await.until("mosquitto answers", () -> answers(port));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** As a power cut does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
