// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = Join.PID,
        name = "Join",
        description =
                "Merges what arrives at its two inputs into one envelope; of two properties of one name, that of the"
                        + " second input is emitted.")
@interface JoinConfig {

    @AttributeDefinition(
            name = "Wait for both",
            description = "Whether it waits until both inputs got an envelope; otherwise it emits at each one, with the"
                    + " newest of the other input.")
    boolean barrier() default true;
}
