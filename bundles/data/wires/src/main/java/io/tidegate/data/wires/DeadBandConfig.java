// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = DeadBand.PID,
        name = "Dead band",
        description = "Lets a record pass only when one of its values moved by more than a band since it last passed.")
@interface DeadBandConfig {

    @AttributeDefinition(
            name = "Band",
            description = "How far a number may move without passing: 0.5 is absolute, 2% is relative to the value that"
                    + " last passed. 0 lets every change pass.")
    String band() default "0";

    @AttributeDefinition(
            name = "Properties",
            description = "The properties to watch, each as name or as name=band with a band of its own; all if empty.",
            required = false,
            cardinality = 1000)
    String[] properties() default {};
}
