// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds drivers.
 *
 * @deprecated drivers are services: look them up by their {@code kura.service.pid}
 */
@Deprecated
@ProviderType
public interface DriverService {

    /** A driver by its {@code kura.service.pid}; {@code null} if there is none. */
    Driver getDriver(String driverPid);

    /** The {@code kura.service.pid} of a driver; {@code null} if it is not a service. */
    String getDriverPid(Driver driver);

    /** All drivers there are now. */
    List<Driver> listDrivers();
}
