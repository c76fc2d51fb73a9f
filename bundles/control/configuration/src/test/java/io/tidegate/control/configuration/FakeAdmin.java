// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A ConfigurationAdmin over the persistence under test, without a framework: it stores what it is given, as the real one. */
final class FakeAdmin {

    private final SnapshotPersistence persistence;
    private final Set<String> broken = new HashSet<>();

    FakeAdmin(Path data) {
        persistence = new SnapshotPersistence(proxy(
                BundleContext.class,
                (method, arguments) -> "tidegate.data".equals(arguments[0]) ? data.toString() : null));
    }

    SnapshotPersistence persistence() {
        return persistence;
    }

    /** The PIDs that it fails to store. */
    Set<String> broken() {
        return broken;
    }

    Delivery delivery() {
        return new Delivery(persistence, admin());
    }

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
                FakeAdmin.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.call(method.getName(), arguments)));
    }
}
