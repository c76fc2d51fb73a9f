// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Consumer;

/** A wire component with one input. */
@ConsumerType
public interface WireReceiver extends WireComponent, Consumer {

    /** Records came. Called on the thread of the sender, which goes on when this returns. */
    void onWireReceive(WireEnvelope wireEnvelope);
}
