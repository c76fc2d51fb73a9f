// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = RecordPublisher.PID,
        name = "Publisher",
        description = "Publishes every record that arrives as one message through a cloud publisher.")
@interface PublisherConfig {

    @AttributeDefinition(
            name = "Cloud publisher",
            description = "The cloud publisher to use, as the filter (kura.service.pid=its name).")
    @SuppressWarnings("MemberName") // the published name of the key
    String CloudPublisher_target() default "(kura.service.pid=changeme)";

    @AttributeDefinition(
            name = "Position",
            description =
                    "Whether the gateway's position is added to a message, as in Kura; kept, but without effect yet.",
            options = {
                @Option(label = "None", value = "none"),
                @Option(label = "Basic", value = "basic"),
                @Option(label = "Full", value = "full")
            })
    String publish_position() default "none";

    @AttributeDefinition(
            name = "Body from",
            description = "The property whose value becomes the message's body; none if empty.",
            required = false)
    String set_body_from_property() default "";

    @AttributeDefinition(
            name = "Body leaves the metrics",
            description = "Whether the property that became the body is left out of the metrics.")
    boolean remove_body_from_metrics() default true;
}
