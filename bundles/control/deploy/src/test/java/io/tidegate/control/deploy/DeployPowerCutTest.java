// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.powercut.CutDisk;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The files of a deployment: what running.json names after a cut of the power is the old set or the new one, and is there. */
class DeployPowerCutTest {

    private static final String BSN = "device";

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private JarStore store;
    private Slots slots;

    @BeforeEach
    void places() {
        store = new JarStore(data);
        slots = new Slots(framework(), data);
    }

    @Test
    void deploymentIsOldOrNew() throws Exception {
        RunningSet kept = new RunningSet(0, List.of());
        try (CutDisk disk = CutDisk.insert(data, random)) {
            for (int cut = 1; cut <= CutDisk.CUTS; cut++) {
                disk.cutAfter(random.nextInt(50));
                RunningSet tried = kept;
                try {
                    while (true) {
                        tried = prepared(kept);
                        tried.write(data);
                        kept = tried;
                        store.sweep(kept);
                    }
                } catch (IOException e) {
                    assertThat(disk.isCut()).as(e.toString()).isTrue();
                }
                disk.restart();
                String when = "cut " + cut + ", seed " + seed;
                RunningSet found = RunningSet.read(data).orElse(new RunningSet(0, List.of()));
                assertThat(found).as(when).isIn(kept, tried);
                for (Entry entry : found.bundles()) {
                    assertWhole(entry.sha256(), when);
                    assertWhole(entry.standbySha256(), when);
                }
                kept = found;
            }
        }
        System.out.println("REPEATS: power cuts of deployments: " + CutDisk.CUTS + ", lost or half: 0");
    }

    /** As a transaction does it: the jar, the slot, and then what is to be committed. */
    private RunningSet prepared(RunningSet running) throws IOException, BundleException {
        byte[] content = new byte[1 + random.nextInt(3000)];
        random.nextBytes(content);
        Path jar = Files.write(elsewhere.resolve("new.jar"), content);
        String sha256 = JarFacts.sha256(jar);
        Entry old = running.find(BSN).orElse(null);
        Slot slot = old == null ? Slot.A : old.slot().other();
        slots.put(BSN, slot, store.keep(jar, sha256), 40);
        String standby = old == null ? "" : old.sha256();
        return running.with(new Entry(BSN, "1.0.0", sha256, slot, standby, 40, "operator", Desired.STARTED));
    }

    private void assertWhole(String sha256, String when) throws IOException {
        if (!sha256.isEmpty()) {
            Path jar = data.resolve("deploy/store/" + sha256 + ".jar");
            assertThat(jar).as(when).exists();
            assertThat(JarFacts.sha256(jar)).as(when).isEqualTo(sha256);
        }
    }

    /** A framework without bundles, into which everything can be installed. */
    private static BundleContext framework() {
        BundleStartLevel level = fake(BundleStartLevel.class, null);
        Bundle installed = fake(Bundle.class, level);
        return (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> method.getName().equals("installBundle") ? installed : null);
    }

    private static <T> T fake(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
