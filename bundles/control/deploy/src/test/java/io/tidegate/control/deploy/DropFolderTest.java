// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.deploy.Deployer;
import io.tidegate.lib.concurrent.WorkerPool;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DropFolderTest {

    @TempDir
    Path data;

    @TempDir
    Path jars;

    private final WorkerPool pool = new WorkerPool("test", 4);
    private final List<Object> planned = new CopyOnWriteArrayList<>();
    private Gateway gateway;
    private DropFolder folder;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway(data);
        Deployer deployer = gateway.deployer();
        folder = new DropFolder(
                data,
                (Deployer) Proxy.newProxyInstance(
                        Deployer.class.getClassLoader(), new Class<?>[] {Deployer.class}, (proxy, method, args) -> {
                            if (method.getName().equals("plan")) {
                                planned.add(args[0]);
                            }
                            return method.invoke(deployer, args);
                        }),
                pool);
        Files.createDirectories(data.resolve("drop"));
    }

    @AfterEach
    void stop() throws Exception {
        pool.close();
        gateway.close();
    }

    @Test
    void bundlesAndPackagesAreInstalledAndWhatIsNoneIsPutAsideWithTheReason() throws Exception {
        Files.move(TestBundle.of("good", "1.0.0").in(jars), data.resolve("drop/good.jar"));
        Path pump = TestBundle.of("pump", "1.0.0").in(jars);
        Files.move(
                TestPackage.of("plant", "1.0.0").bundle("pump", "1.0.0", pump).in(jars), data.resolve("drop/plant.DP"));
        Files.writeString(data.resolve("drop/bad.jar"), "no jar");
        Files.writeString(data.resolve("drop/bad.dp"), "no package");
        Files.writeString(data.resolve("drop/notes.txt"), "hello");

        folder.start();
        await(data.resolve("drop/done/good.jar"));
        await(data.resolve("drop/done/plant.DP"));
        await(data.resolve("drop/failed/bad.jar.txt"));
        await(data.resolve("drop/failed/bad.dp.txt"));
        await(data.resolve("drop/failed/notes.txt.txt"));
        folder.stop();

        assertThat(gateway.bundles("good")).hasSize(1);
        assertThat(gateway.bundles("pump")).hasSize(1);
        assertThat(Files.readString(data.resolve("drop/failed/bad.jar.txt"))).contains("bad.jar: ");
        assertThat(Files.readString(data.resolve("drop/failed/bad.dp.txt"))).contains("bad.dp: no deployment package");
    }

    @Test
    void growingFileIsLeftUntilItStandsStill() throws Exception {
        byte[] content = Files.readAllBytes(TestBundle.of("slow", "1.0.0").in(jars));
        Path target = data.resolve("drop/slow.jar");
        for (int from = 0; from < content.length; from += content.length / 5) {
            int length = Math.min(content.length / 5, content.length - from);
            Files.write(
                    target,
                    Arrays.copyOfRange(content, from, from + length),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            folder.look();
            assertThat(planned).as("after %s bytes", from + length).isEmpty();
        }

        folder.look();
        assertThat(data.resolve("drop/done/slow.jar")).exists();
        assertThat(gateway.bundles("slow")).hasSize(1);
    }

    /** Each try may stop and start the running version. */
    @Test
    void fileThatCannotBeMovedAwayIsTriedOnce() throws Exception {
        Files.writeString(data.resolve("drop/failed"), "a file where the folder should be");
        Files.writeString(data.resolve("drop/bad.jar"), "no jar");
        for (int i = 0; i < 4; i++) {
            folder.look();
        }
        assertThat(planned).hasSize(1);
    }

    private static void await(Path file) {
        Await.until(() -> Files.exists(file), () -> file + " did not appear");
    }
}
