// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A change of several components comes whole or not at all, also if ConfigurationAdmin fails in the middle. */
class CommitterTest {

    @TempDir
    Path data;

    private SnapshotPersistence persistence;
    private Committer committer;
    private final Set<String> broken = new HashSet<>();
    private final List<Set<String>> announced = new ArrayList<>();

    @BeforeEach
    void committer() {
        BundleContext context = proxy(
                BundleContext.class,
                (method, arguments) -> "tidegate.data".equals(arguments[0]) ? data.toString() : null);
        persistence = new SnapshotPersistence(context);
        committer = new Committer(
                persistence,
                new Delivery(persistence, admin()),
                (change, before, after) -> announced.add(after.changedFrom(before)));
    }

    @Test
    void failureInTheMiddleTakesBackWhatWasGivenOut() throws Exception {
        committer.commit(state("a"), true, Change.of("update"));
        Set<Long> snapshots = persistence.folder().ids();
        announced.clear();
        broken.add("f~plc2");

        assertThatThrownBy(() -> committer.commit(state("b"), true, Change.of("update")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("nothing was changed: f~plc2: can't be given to ConfigurationAdmin: no space");

        assertThat(List.of("f~plc1", "f~plc2", "f~plc3"))
                .allSatisfy(pid -> assertThat(persistence.stored(pid)).containsEntry("host", "a"));
        assertThat(persistence.state().sameAs(state("a"))).isTrue();
        assertThat(persistence.folder().ids()).isEqualTo(snapshots);
        assertThat(announced).isEmpty();
    }

    @Test
    void whatFailedIsGivenOutWhenItCanBe() throws Exception {
        broken.add("f~plc2");
        assertThatThrownBy(() -> committer.commit(state("a"), true, Change.of("update")))
                .isInstanceOf(ConfigurationFault.class);
        assertThat(persistence.storedPids()).isEmpty();
        broken.clear();

        committer.commit(state("a"), true, Change.of("update"));

        assertThat(persistence.storedPids()).containsExactlyInAnyOrder("f~plc1", "f~plc2", "f~plc3");
        assertThat(announced).containsExactly(Set.of("plc1", "plc2", "plc3"));
    }

    private static State state(String host) {
        TreeMap<String, Configured> components = new TreeMap<>();
        for (String pid : List.of("plc1", "plc2", "plc3")) {
            components.put(pid, new Configured(pid, "f", Map.of("host", host)));
        }
        return new State(components, new TreeMap<>());
    }

    /** Stores what it is given as the real one does, but for what is broken. */
    private ConfigurationAdmin admin() {
        return proxy(
                ConfigurationAdmin.class,
                (method, arguments) -> proxy(
                        Configuration.class,
                        (action, given) -> configured(arguments[0] + "~" + arguments[1], action, given)));
    }

    private Object configured(String pid, String action, Object[] given) throws IOException {
        if (broken.contains(pid)) {
            throw new IOException("no space");
        }
        if (action.equals("update")) {
            persistence.store(pid, (Dictionary<?, ?>) given[0]);
        } else {
            persistence.delete(pid);
        }
        return null;
    }

    @FunctionalInterface
    private interface Calls {
        Object call(String method, Object[] arguments) throws IOException;
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                CommitterTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.call(method.getName(), arguments)));
    }
}
