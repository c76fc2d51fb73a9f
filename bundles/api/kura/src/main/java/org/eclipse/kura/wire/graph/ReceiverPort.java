// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.osgi.annotation.versioning.ProviderType;

/** One input of a wire component. */
@ProviderType
public interface ReceiverPort extends Port {

    /** Sets who is handed what comes in; called on the thread of the sender. */
    void onWireReceive(Consumer<WireEnvelope> consumer);
}
