// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.descriptor.DriverDescriptor;
import org.eclipse.kura.driver.descriptor.DriverDescriptorService;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds drivers by their names, whoever provides them, and tells what they ask of a channel. */
@Component(
        service = {DriverDescriptorService.class, org.eclipse.kura.driver.DriverService.class},
        configurationPolicy = ConfigurationPolicy.IGNORE)
@SuppressWarnings("deprecation") // add-ons made for Kura still ask for the former service
public final class DriverDirectory implements DriverDescriptorService, org.eclipse.kura.driver.DriverService {

    private static final Logger LOG = LoggerFactory.getLogger(DriverDirectory.class);
    private static final String FACTORY_PID = "service.factoryPid";

    /** With empty texts for what its service does not tell. */
    private record Entry(Object id, String pid, String factoryPid, Driver driver) {

        static Entry of(Driver driver, Map<String, Object> properties) {
            return new Entry(
                    properties.get(Constants.SERVICE_ID),
                    first(properties, ConfigurationService.KURA_SERVICE_PID, Constants.SERVICE_PID),
                    first(properties, FACTORY_PID, Constants.SERVICE_PID, ConfigurationService.KURA_SERVICE_PID),
                    driver);
        }

        private static String first(Map<String, Object> properties, String... keys) {
            return Stream.of(keys)
                    .map(properties::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(Object::toString)
                    .orElse("");
        }
    }

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, updated = "updatedDriver")
    void bindDriver(Driver driver, Map<String, Object> properties) {
        entries.add(Entry.of(driver, properties));
    }

    void updatedDriver(Driver driver, Map<String, Object> properties) {
        Entry changed = Entry.of(driver, properties);
        entries.replaceAll(entry -> Objects.equals(entry.id(), changed.id()) ? changed : entry);
    }

    void unbindDriver(Driver driver, Map<String, Object> properties) {
        Object id = properties.get(Constants.SERVICE_ID);
        entries.removeIf(entry -> Objects.equals(entry.id(), id));
    }

    @Override
    public Optional<DriverDescriptor> getDriverDescriptor(String pid) {
        Objects.requireNonNull(pid, "driver pid");
        return named().filter(entry -> entry.pid().equals(pid)).findFirst().map(DriverDirectory::descriptor);
    }

    @Override
    public List<DriverDescriptor> listDriverDescriptors() {
        return named().map(DriverDirectory::descriptor).toList();
    }

    @Override
    public Driver getDriver(String driverPid) {
        Objects.requireNonNull(driverPid, "driver pid");
        return named().filter(entry -> entry.pid().equals(driverPid))
                .map(Entry::driver)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getDriverPid(Driver driver) {
        Objects.requireNonNull(driver, "driver");
        return named().filter(entry -> entry.driver() == driver)
                .map(Entry::pid)
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Driver> listDrivers() {
        return entries.stream().map(Entry::driver).toList();
    }

    private Stream<Entry> named() {
        return entries.stream().filter(entry -> !entry.pid().isEmpty());
    }

    /** A driver that fails to tell what it asks for is listed without. */
    private static DriverDescriptor descriptor(Entry entry) {
        Object asked = null;
        try {
            ChannelDescriptor descriptor = entry.driver().getChannelDescriptor();
            asked = descriptor == null ? null : descriptor.getDescriptor();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{}: the driver does not tell what it asks of a channel", entry.pid(), e);
        }
        return new DriverDescriptor(entry.pid(), entry.factoryPid(), asked);
    }
}
