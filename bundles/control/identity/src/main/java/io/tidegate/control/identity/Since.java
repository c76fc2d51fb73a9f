// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as an operator writes it. */
final class Since {

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");

    private Since() {}

    /** {@code 30m}, {@code 2h}, {@code 7d} ago; a date or a time of the gateway's zone; a time with {@code Z}. */
    static Instant of(String text, Clock clock) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            return clock.instant()
                    .minus(
                            switch (span.group(2)) {
                                case "s" -> Duration.ofSeconds(count);
                                case "m" -> Duration.ofMinutes(count);
                                case "h" -> Duration.ofHours(count);
                                default -> Duration.ofDays(count);
                            });
        }
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            return text.contains("T")
                    ? LocalDateTime.parse(text).atZone(clock.getZone()).toInstant()
                    : LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--since " + text + ": allowed is a span as 30m, 2h, 7d, a date as 2026-11-27, or a time as"
                            + " 2026-11-27T21:00:00 or 2026-11-27T20:00:00Z",
                    e);
        }
    }
}
