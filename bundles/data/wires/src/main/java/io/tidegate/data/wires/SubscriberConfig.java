// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = MessageSource.PID,
        name = "Subscriber",
        description = "Emits every message that a cloud subscriber receives as one record: its metrics as properties.")
@interface SubscriberConfig {

    @AttributeDefinition(
            name = "Cloud subscriber",
            description = "The cloud subscriber to use, as the filter (kura.service.pid=its name).")
    @SuppressWarnings("MemberName") // the published name of the key
    String CloudSubscriber_target() default "(kura.service.pid=changeme)";

    @AttributeDefinition(
            name = "Body to",
            description = "The property that the message's body becomes; the body is left out if empty.",
            required = false)
    String set_property_from_body() default "";

    @AttributeDefinition(
            name = "Type of the body's property",
            description = "Whether the body becomes bytes, or a text read as UTF-8.",
            options = {@Option(label = "Bytes", value = "BYTE_ARRAY"), @Option(label = "Text", value = "STRING")})
    String body_property_type() default "BYTE_ARRAY";
}
