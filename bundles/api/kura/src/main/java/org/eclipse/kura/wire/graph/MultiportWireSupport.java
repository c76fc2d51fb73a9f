// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.annotation.versioning.ProviderType;

/** What a wire component with several inputs or outputs sends and receives through. Thread-safe. */
@ProviderType
public interface MultiportWireSupport extends WireSupport {

    /** An envelope that names the component as its sender. */
    WireEnvelope createWireEnvelope(List<WireRecord> wireRecords);

    /** The outputs in their order. */
    List<EmitterPort> getEmitterPorts();

    /** The inputs in their order. */
    List<ReceiverPort> getReceiverPorts();
}
