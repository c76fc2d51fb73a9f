// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings ConfigurationAdmin to what is set; touches only what differs. Callers serialise. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final SnapshotPersistence persistence;
    private final ConfigurationAdmin admin;

    Delivery(SnapshotPersistence persistence, ConfigurationAdmin admin) {
        this.persistence = persistence;
        this.admin = admin;
    }

    /** Returns one line for each value that could not be resolved. */
    List<String> push() {
        List<String> unresolved = new ArrayList<>();
        Map<String, Map<String, Object>> wanted = new TreeMap<>();
        for (Configured component : persistence.delivered()) {
            wanted.put(
                    component.servicePid(),
                    Resolver.plain(persistence.resolver().resolve(component, unresolved)));
        }
        persistence.apply(() -> {
            persistence.storedPids().stream()
                    .filter(pid -> !wanted.containsKey(pid))
                    .forEach(this::delete);
            wanted.forEach((pid, properties) -> {
                if (!Configured.same(persistence.stored(pid), properties)) {
                    update(pid, properties);
                }
            });
        });
        return unresolved;
    }

    private void delete(String servicePid) {
        try {
            configuration(persistence.stored(servicePid)).delete();
        } catch (IOException | IllegalStateException e) {
            LOG.error("{}: can't be removed from ConfigurationAdmin: {}", servicePid, e.getMessage(), e);
        }
    }

    private void update(String servicePid, Map<String, Object> properties) {
        try {
            configuration(properties).update(FrameworkUtil.asDictionary(properties));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            LOG.error("{}: can't be given to ConfigurationAdmin: {}", servicePid, e.getMessage(), e);
        }
    }

    private Configuration configuration(Map<String, Object> properties) throws IOException {
        Object factory = properties.get(Keys.FACTORY);
        String name = properties.get(Keys.NAME).toString();
        return factory == null
                ? admin.getConfiguration(name, "?")
                : admin.getFactoryConfiguration(factory.toString(), name, "?");
    }
}
