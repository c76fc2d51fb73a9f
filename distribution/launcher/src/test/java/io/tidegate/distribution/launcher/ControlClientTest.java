// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlClientTest {

    @TempDir
    private Path data;

    @Test
    void sendsTheWordsAndReturnsTheExitCode() throws Exception {
        try (ServerSocketChannel server = serve(data.resolve("run/control.sock"))) {
            CompletableFuture<String> request = answer(server, "{\"out\":\"fine\"}\n{\"exit\":7}\n");
            assertThat(send("status", "--json")).isEqualTo(7);
            assertThat(request.get()).startsWith("{\"args\":[\"status\",\"--json\"],\"cwd\":\"/");
        }
    }

    @Test
    void pathThatIsTooLongForASocketIsLookedUp() throws Exception {
        Path elsewhere = data.resolve("short.sock");
        try (ServerSocketChannel server = serve(elsewhere)) {
            Files.createDirectories(data.resolve("run"));
            Files.writeString(data.resolve("run/control"), elsewhere + "\n");
            CompletableFuture<String> request = answer(server, "{\"exit\":0}\n");
            assertThat(send("status")).isZero();
            assertThat(request.get()).contains("status");
        }
    }

    @Test
    void gatewayThatDiesMeanwhileIsAFault() throws Exception {
        try (ServerSocketChannel server = serve(data.resolve("run/control.sock"))) {
            CompletableFuture<String> request = answer(server, "{\"out\":\"half\"}\n");
            assertThatThrownBy(() -> send("status")).hasMessageContaining("closed the connection without an answer");
            assertThat(request.get()).contains("status");
        }
    }

    @Test
    void noGateway() {
        assertThatThrownBy(() -> send("status"))
                .isInstanceOfSatisfying(
                        LaunchFault.class, fault -> assertThat(fault.exit()).isEqualTo(Exit.NOT_RUNNING))
                .hasMessageContaining("no gateway runs on " + data);
    }

    private int send(String... words) throws LaunchFault {
        return ControlClient.send(new Arguments(data, data, List.of(words)));
    }

    private static ServerSocketChannel serve(Path socket) throws IOException {
        Files.createDirectories(socket.getParent());
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return server;
    }

    private static CompletableFuture<String> answer(ServerSocketChannel server, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (SocketChannel client = server.accept()) {
                String request = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8)).readLine();
                client.write(StandardCharsets.UTF_8.encode(answer));
                return request;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
