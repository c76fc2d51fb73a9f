// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = RouteGroup.PID,
        name = "Routes",
        description = "A group of Apache Camel routes, written as YAML or XML.")
@interface RoutesConfig {

    @AttributeDefinition(
            name = "Routes",
            description = "The routes, as Camel's YAML (a list of route or from) or XML (routes or route).|TextArea")
    String routes();

    @AttributeDefinition(
            name = "Format",
            description = "How the routes are written; AUTO takes a text that begins with < as XML.",
            required = false,
            options = {
                @Option(label = "Tell by the text", value = "AUTO"),
                @Option(label = "YAML", value = "YAML"),
                @Option(label = "XML", value = "XML")
            })
    String format() default "AUTO";

    @AttributeDefinition(
            name = "Start",
            description = "Whether the routes run; if not, they are only checked and kept.",
            required = false)
    boolean autostart() default true;
}
