// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * When a timer ticks.
 *
 * @param first to the first tick
 * @param interval between ticks
 * @param table the time table to tick by instead of the interval
 */
record TimerSettings(Duration first, Duration interval, Optional<CronExpression> table) {

    enum Type {
        SIMPLE,
        CRON
    }

    enum Unit {
        MILLISECONDS(1),
        SECONDS(1000),
        MINUTES(60_000),
        HOURS(3_600_000),
        DAYS(86_400_000);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }
    }

    enum FirstTick {
        DEFAULT,
        CUSTOM
    }

    /** @throws SettingFault naming what is wrong */
    static TimerSettings of(Settings settings) {
        if (settings.choice("type", Type.class, Type.SIMPLE) == Type.CRON) {
            return new TimerSettings(Duration.ZERO, Duration.ZERO, Optional.of(table(settings)));
        }
        long unit = settings.choice("simple.time.unit", Unit.class, Unit.SECONDS).millis;
        Duration interval = Duration.ofMillis(settings.integer("simple.interval", 10, 1, Integer.MAX_VALUE) * unit);
        FirstTick policy = settings.choice("simple.first.tick.policy", FirstTick.class, FirstTick.DEFAULT);
        Duration first = policy == FirstTick.CUSTOM
                ? Duration.ofMillis(
                        settings.integer("simple.custom.first.tick.interval", 0, 0, Integer.MAX_VALUE) * unit)
                : interval;
        return new TimerSettings(first, interval, Optional.empty());
    }

    private static CronExpression table(Settings settings) {
        String text = settings.text("cron.interval", "0/10 * * * * ?");
        try {
            return new CronExpression(text);
        } catch (IllegalArgumentException e) {
            throw settings.fault("cron.interval", text, e.getMessage());
        }
    }
}
