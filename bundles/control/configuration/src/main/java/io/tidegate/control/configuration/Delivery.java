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

    /**
     * What became of it.
     *
     * @param unresolved one line for each value that could not be resolved
     * @param failed one line for each component that could not be given out
     */
    record Outcome(List<String> unresolved, List<String> failed) {}

    Outcome push() {
        List<String> unresolved = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Map<String, Map<String, Object>> wanted = new TreeMap<>();
        for (Configured component : persistence.delivered()) {
            wanted.put(
                    component.servicePid(),
                    Resolver.plain(persistence.resolver().resolve(component, unresolved)));
        }
        persistence.apply(() -> {
            persistence.storedPids().stream()
                    .filter(pid -> !wanted.containsKey(pid))
                    .forEach(pid -> delete(pid, failed));
            wanted.forEach((pid, properties) -> {
                if (!Configured.same(persistence.stored(pid), properties)) {
                    update(pid, properties, failed);
                }
            });
        });
        return new Outcome(unresolved, failed);
    }

    private void delete(String servicePid, List<String> failed) {
        try {
            configuration(persistence.stored(servicePid)).delete();
        } catch (IOException | IllegalStateException e) {
            failed.add(servicePid + ": can't be removed from ConfigurationAdmin: " + e.getMessage());
            LOG.error("{}: can't be removed from ConfigurationAdmin", servicePid, e);
        }
    }

    private void update(String servicePid, Map<String, Object> properties, List<String> failed) {
        try {
            configuration(properties).update(FrameworkUtil.asDictionary(properties));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            failed.add(servicePid + ": can't be given to ConfigurationAdmin: " + e.getMessage());
            LOG.error("{}: can't be given to ConfigurationAdmin", servicePid, e);
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
