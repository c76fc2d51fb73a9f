// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.Map;

/**
 * How large and how old the trail gets.
 *
 * @param keep how long records are kept at least; zero for as long as the number of files allows
 */
record Limits(long fileBytes, Duration fileAge, int files, Duration keep) {

    static final long BYTES = 2L << 20;
    static final int DAYS = 30;
    static final int FILES = 16;

    static Limits of(Map<String, ?> properties) {
        Settings settings = new Settings(AuditConfig.PID, properties);
        return new Limits(
                settings.whole("file.max.bytes", BYTES, 1 << 16, 1 << 30),
                Duration.ofDays(settings.whole("file.max.days", DAYS, 1, 3650)),
                settings.integer("max.files", FILES, 2, 10_000),
                Duration.ofDays(settings.whole("keep.days", 0, 0, 36_500)));
    }
}
