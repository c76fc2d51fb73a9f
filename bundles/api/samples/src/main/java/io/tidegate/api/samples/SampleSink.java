// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives every sample of every asset. Register it as a service (whiteboard): from then on it is offered what arrives, not
 * what arrived before.
 */
@ConsumerType
public interface SampleSink {

    /**
     * Offers what one reading of one asset or one event brought. Called on the thread that talks to the device, so it must
     * not block, do I/O or call an asset: whoever needs time takes the samples into a bounded queue of its own. Calls for one
     * asset come one after another in the order of the readings, but for events that a driver pushes from threads of its own;
     * calls for different assets come at the same time.
     *
     * @param samples not empty, not modifiable, may be kept
     */
    void offer(List<Sample> samples);
}
