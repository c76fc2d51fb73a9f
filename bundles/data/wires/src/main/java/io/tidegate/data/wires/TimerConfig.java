// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = TickTimer.PID,
        name = "Timer",
        description =
                "Emits the present time at a fixed interval or by a time table, and so triggers what is wired to it.")
@interface TimerConfig {

    @AttributeDefinition(
            name = "Type",
            description = "Fixed interval, or time table.",
            options = {
                @Option(label = "Fixed interval", value = "SIMPLE"),
                @Option(label = "Time table", value = "CRON")
            })
    String type() default "SIMPLE";

    @AttributeDefinition(
            name = "Interval",
            description = "Fixed interval: the time between two ticks, in the unit below.",
            min = "1")
    int simple_interval() default 10;

    @AttributeDefinition(
            name = "Unit of the interval",
            description = "Fixed interval: the unit of both times.",
            options = {
                @Option(label = "Milliseconds", value = "MILLISECONDS"),
                @Option(label = "Seconds", value = "SECONDS"),
                @Option(label = "Minutes", value = "MINUTES"),
                @Option(label = "Hours", value = "HOURS"),
                @Option(label = "Days", value = "DAYS")
            })
    String simple_time_unit() default "SECONDS";

    @AttributeDefinition(
            name = "First tick",
            description = "Fixed interval: the first tick comes after one interval, or after the time below.",
            options = {
                @Option(label = "After one interval", value = "DEFAULT"),
                @Option(label = "After the time below", value = "CUSTOM")
            })
    String simple_first_tick_policy() default "DEFAULT";

    @AttributeDefinition(
            name = "Time to the first tick",
            description = "Fixed interval: the time from the start to the first tick, in the unit above.",
            min = "0")
    int simple_custom_first_tick_interval() default 0;

    @AttributeDefinition(
            name = "Time table",
            description =
                    "Time table in the gateway's time zone: second minute hour day-of-month month day-of-week [year].")
    String cron_interval() default "0/10 * * * * ?";
}
