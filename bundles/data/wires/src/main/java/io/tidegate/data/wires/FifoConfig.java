// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = Fifo.PID,
        name = "Fifo",
        description =
                "Queues the envelopes that arrive and emits them in their order on a thread of its own, so that what"
                        + " follows does not hold up what sends.")
@interface FifoConfig {

    @AttributeDefinition(
            name = "Capacity",
            description = "How many envelopes may wait at most.",
            min = "1",
            max = "1000000")
    int queue_capacity() default 50;

    @AttributeDefinition(
            name = "Discard when full",
            description =
                    "Whether an envelope that finds the queue full is dropped and counted; otherwise its sender waits"
                            + " until there is room.")
    boolean discard_envelopes() default false;
}
