// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.commands.Command;
import io.tidegate.lib.concurrent.WorkerPool;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlServerTest {

    @TempDir
    Path data;

    private final WorkerPool pool = new WorkerPool("test", 8);
    private ControlServer server;

    /** A command that says what it was given. */
    private record Echo(String name, boolean namesFiles, CountDownLatch waitsFor) implements Command {

        @Override
        public String usage() {
            return "<word>  says the word";
        }

        @Override
        public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
            out.println("first");
            try {
                waitsFor.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            arguments.forEach(out::println);
            err.print("no line end");
            return 7;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new ControlServer(data, pool);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        pool.close();
    }

    /** The log is read by more people than those who may know a password. */
    @Test
    void secretsOnTheCommandLineAreNotLogged() {
        assertThat(ControlServer.logged(
                        List.of("config", "import", "/tmp/s.xml", "--key", "abc", "--dry-run", "user=a", "--key=b")))
                .isEqualTo("config import /tmp/s.xml --key ... --dry-run user=... --key=...");
        assertThat(ControlServer.logged(List.of("config", "set", "up", "mqtt.password", "typed wrong", "password:too")))
                .isEqualTo("config set up mqtt.password ... password:...");
    }

    @Test
    void commandsLinesAndItsExitCodeComeBackAsJson() throws IOException {
        server.addCommand(new Echo("echo", false, new CountDownLatch(0)));

        assertThat(call("{\"args\":[\"echo\",\"a \\\"b\\\"\"],\"cwd\":\"/here\"}"))
                .containsExactly(
                        "{\"out\":\"first\"}",
                        "{\"out\":\"a \\\"b\\\"\"}",
                        "{\"err\":\"no line end\"}",
                        "{\"exit\":7}");
    }

    /** A command that says on whose behalf it runs. */
    private static final class Whose implements Command {

        @Override
        public String name() {
            return "whose";
        }

        @Override
        public String usage() {
            return "  says on whose behalf it runs";
        }

        @Override
        public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
            out.println(Actor.current());
            return 0;
        }
    }

    @Test
    void commandRunsOnBehalfOfTheUserWhoOpenedTheSocket() throws IOException {
        server.addCommand(new Whose());

        assertThat(call("{\"args\":[\"whose\"],\"cwd\":\"/\"}"))
                .containsExactly("{\"out\":\"CLI " + Files.getOwner(data).getName() + "\"}", "{\"exit\":0}");
    }

    /** Only the command itself knows which of its words are files. */
    @Test
    void commandThatAsksIsToldWhereTheCallerIs() throws IOException {
        server.addCommand(new Command() {
            @Override
            public String name() {
                return "where";
            }

            @Override
            public String usage() {
                return "  says where the caller is";
            }

            @Override
            public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
                return 1;
            }

            @Override
            public int run(List<String> arguments, Path folder, PrintWriter out, PrintWriter err) {
                out.println(folder.resolve(arguments.get(0)));
                return 0;
            }
        });

        assertThat(call("{\"args\":[\"where\",\"x\"],\"cwd\":\"/home/me\"}"))
                .containsExactly("{\"out\":\"/home/me/x\"}", "{\"exit\":0}");
    }

    @Test
    void relativeFilesAreMadeAbsolute() throws IOException {
        server.addCommand(new Echo("take", true, new CountDownLatch(0)));

        assertThat(call("{\"args\":[\"take\",\"../x.jar\",\"/y.jar\",\"--json\"],\"cwd\":\"/here/there\"}"))
                .contains("{\"out\":\"/here/x.jar\"}", "{\"out\":\"/y.jar\"}", "{\"out\":\"--json\"}");
    }

    @Test
    void oneSlowCommandHoldsUpNobody() throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        server.addCommand(new Echo("slow", false, ended));
        server.addCommand(new Echo("quick", false, new CountDownLatch(0)));
        try (SocketChannel slow = open()) {
            slow.write(bytes("{\"args\":[\"slow\"],\"cwd\":\"/\"}\n"));
            ByteBuffer first = ByteBuffer.allocate(64);
            slow.read(first);

            assertThat(new String(first.array(), 0, first.position(), StandardCharsets.UTF_8))
                    .startsWith("{\"out\":\"first\"}");
            assertThat(call("{\"args\":[\"quick\"],\"cwd\":\"/\"}")).contains("{\"exit\":7}");
            ended.countDown();
        }
    }

    @Test
    void unknownCommandAndNonsenseAreAnsweredInWords() throws IOException {
        assertThat(call("{\"args\":[\"nothing\"],\"cwd\":\"/\"}").toString())
                .contains("no such command", "{\"exit\":2}");
        assertThat(call("hello").toString()).contains("a call is one line", "{\"exit\":2}");
    }

    @Test
    void helpSaysInColumnsWhatEachCommandDoes() throws IOException {
        server.addCommand(new Echo("a", false, new CountDownLatch(0)));
        server.addCommand(new Echo("echo", false, new CountDownLatch(0)));

        assertThat(call("{\"args\":[\"help\"],\"cwd\":\"/\"}"))
                .containsExactly(
                        "{\"out\":\"a <word>     says the word\"}",
                        "{\"out\":\"echo <word>  says the word\"}",
                        "{\"exit\":0}");
    }

    @Test
    void newCommandOfAReplacedBundleStaysWhenTheOldOneGoes() throws IOException {
        Echo old = new Echo("echo", false, new CountDownLatch(0));
        server.addCommand(old);
        server.addCommand(new Echo("echo", true, new CountDownLatch(0)));
        server.removeCommand(old);

        assertThat(call("{\"args\":[\"echo\"],\"cwd\":\"/\"}")).contains("{\"exit\":7}");
    }

    @Test
    void onlyTheOwnUserMayReachTheSocket() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("run"))))
                .isEqualTo("rwx------");
    }

    @Test
    void longPathIsReplacedByAShortOneThatTheDataRootNames() throws IOException {
        Path deep = Files.createDirectories(data.resolve("a".repeat(100)));
        ControlServer far = new ControlServer(deep, pool);
        far.start();
        Path socket = Path.of(Files.readString(deep.resolve("run/control")));

        assertThat(socket.toString().length()).isLessThan(108);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
        far.stop();
        assertThat(socket.getParent()).doesNotExist();
        assertThat(deep.resolve("run/control")).doesNotExist();
    }

    private SocketChannel open() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("run/control.sock")));
    }

    private List<String> call(String line) throws IOException {
        try (SocketChannel channel = open()) {
            channel.write(bytes(line + "\n"));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
