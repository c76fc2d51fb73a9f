// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = RegexFilter.PID,
        name = "Regex filter",
        description = "Lets only some properties of a record pass, by their names.")
@interface RegexFilterConfig {

    @AttributeDefinition(
            name = "Regular expression",
            description = "What the whole name of a property must match; all properties pass if empty.",
            required = false)
    String regex_filter() default "";

    @AttributeDefinition(
            name = "Matching properties",
            description = "Whether properties that match are the ones that stay, or the ones that go.",
            required = false,
            options = {@Option(label = "Stay", value = "1"), @Option(label = "Go", value = "2")})
    int filter_type() default 1;
}
