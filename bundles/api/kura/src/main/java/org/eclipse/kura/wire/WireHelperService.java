// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.ServiceReference;

/** Finds wire components, and makes what they are built with. Thread-safe. */
@ProviderType
public interface WireHelperService {

    /** The {@code kura.service.pid} of a component; {@code null} if it is not a service. */
    String getPid(WireComponent wireComponent);

    /** The {@code service.pid} of a component; {@code null} if there is none of that {@code kura.service.pid}. */
    String getServicePid(String wireComponentPid);

    /** The {@code service.pid} of a component; {@code null} if it is not a service. */
    String getServicePid(WireComponent wireComponent);

    /** Whether a component has outputs; no if there is none of that {@code kura.service.pid}. */
    boolean isEmitter(String wireComponentPid);

    /** Whether a component has inputs; no if there is none of that {@code kura.service.pid}. */
    boolean isReceiver(String wireComponentPid);

    /**
     * What a component hands its wires to: it knows the wires, sends and receives.
     *
     * @param wireComponentRef the component's service, whose properties say how many ports it has
     * @return a {@code MultiportWireSupport} if the component has several inputs or outputs; {@code null} if it has
     *     neither
     */
    WireSupport newWireSupport(WireComponent wireComponent, ServiceReference<WireComponent> wireComponentRef);
}
