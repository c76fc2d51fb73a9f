// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = ConfiguredWireGraph.PID,
        name = "Wire graph",
        description = "How values travel between the wire components of this gateway.")
@interface WireGraphConfig {

    @AttributeDefinition(
            name = "Wire graph",
            description = "The components and the wires between them, as JSON.|TextArea")
    @SuppressWarnings("MemberName") // the published name of the key
    String WireGraph() default "{\"components\":[],\"wires\":[]}";
}
