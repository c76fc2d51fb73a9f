// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.descriptor;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** What is known of a driver without calling it. Immutable. */
@ProviderType
public class DriverDescriptor {

    private final String pid;
    private final String factoryPid;
    private final Object channelDescriptor;

    /**
     * Made of all its parts.
     *
     * @param pid the {@code kura.service.pid} of the driver
     * @param factoryPid the kind of driver
     * @param channelDescriptor a {@code List<AD>} of what the driver must be told about each channel
     */
    public DriverDescriptor(String pid, String factoryPid, Object channelDescriptor) {
        this.pid = Objects.requireNonNull(pid, "pid");
        this.factoryPid = Objects.requireNonNull(factoryPid, "factory pid");
        this.channelDescriptor = channelDescriptor;
    }

    /** A {@code List<AD>} of what the driver must be told about each channel. */
    public Object getChannelDescriptor() {
        return this.channelDescriptor;
    }

    /** The kind of driver. */
    public String getFactoryPid() {
        return this.factoryPid;
    }

    /** The {@code kura.service.pid} of the driver. */
    public String getPid() {
        return this.pid;
    }
}
