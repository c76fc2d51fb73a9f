// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The configuration of a data service. */
record DataSettings(
        boolean connectsByItself,
        Duration longestRetry,
        Duration quiesce,
        String storePid,
        Duration housekeeping,
        Duration purgeAge,
        int largestPayload,
        boolean sendsAgainInNewSession,
        int mostInFlight,
        Optional<Rate> rate) {

    static final int RETRY_SECONDS = 10;
    static final int QUIESCE_SECONDS = 2;
    static final int HOUSEKEEPER_SECONDS = 900;
    static final int PURGE_SECONDS = 60;
    static final int PAYLOAD_BYTES = 16 << 20;
    static final int IN_FLIGHT = 500;
    static final String STORE_PID = "io.tidegate.data.store";

    /** Messages per unit, and how many at once. */
    record Rate(int average, Duration unit, int burst) {}

    private enum Unit {
        SECONDS,
        MINUTES,
        HOURS,
        DAYS
    }

    static DataSettings of(Settings settings) {
        String storePid = settings.text("store.db.service.pid", STORE_PID);
        if (storePid.isBlank()) {
            throw settings.fault("store.db.service.pid", storePid, "the kura.service.pid of a message store");
        }
        return new DataSettings(
                settings.flag("connect.auto-on-startup", true),
                Duration.ofSeconds(settings.integer("connect.retry-interval", RETRY_SECONDS, 1, 86_400)),
                Duration.ofSeconds(settings.integer("disconnect.quiesce-timeout", QUIESCE_SECONDS, 0, 60)),
                storePid.strip(),
                Duration.ofSeconds(settings.integer("store.housekeeper-interval", HOUSEKEEPER_SECONDS, 5, 86_400)),
                Duration.ofSeconds(settings.integer("store.purge-age", PURGE_SECONDS, 0, 86_400)),
                settings.integer("maximum.payload.size", PAYLOAD_BYTES, 1, 268_435_455),
                settings.flag("in-flight-messages.republish-on-new-session", true),
                settings.integer("in-flight-messages.max-number", IN_FLIGHT, 1, 10_000),
                rate(settings));
    }

    private static Optional<Rate> rate(Settings settings) {
        Rate rate = new Rate(
                settings.integer("rate.limit.average", 1, 1, 1_000_000),
                ChronoUnit.valueOf(settings.choice("rate.limit.time.unit", Unit.class, Unit.SECONDS)
                                .name())
                        .getDuration(),
                settings.integer("rate.limit.burst.size", 1, 1, 1_000_000));
        return settings.flag("enable.rate.limit", false) ? Optional.of(rate) : Optional.empty();
    }
}
