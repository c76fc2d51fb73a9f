// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.descriptor;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Tells about drivers without calling them. Thread-safe. */
@ProviderType
public interface DriverDescriptorService {

    /** About one driver; empty if there is none of that {@code kura.service.pid}. */
    Optional<DriverDescriptor> getDriverDescriptor(String pid);

    /** About all drivers there are now. */
    List<DriverDescriptor> listDriverDescriptors();
}
