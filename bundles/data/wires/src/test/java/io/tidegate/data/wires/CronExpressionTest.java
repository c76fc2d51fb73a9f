// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0/10 * * * * ?         | 2026-11-24T10:00:03 | 2026-11-24T10:00:10",
                "0/10 * * * * ?         | 2026-11-24T10:00:10 | 2026-11-24T10:00:20",
                "*/20 * * * * ?         | 2026-12-31T23:59:45 | 2027-01-01T00:00:00",
                "0 0 12 * * ?           | 2026-11-24T12:00:00 | 2026-11-25T12:00:00",
                "0 15,45 8-10 ? * MON-FRI | 2026-11-27T10:45:00 | 2026-11-30T08:15:00",
                "0 0 0 L * ?            | 2028-02-10T00:00:00 | 2028-02-29T00:00:00",
                "0 0 0 L-2 * ?          | 2026-11-01T00:00:00 | 2026-11-28T00:00:00",
                "0 0 0 LW * ?           | 2026-05-01T00:00:00 | 2026-05-29T00:00:00",
                "0 0 0 15W * ?          | 2026-08-01T00:00:00 | 2026-08-14T00:00:00",
                "0 0 0 1W * ?           | 2026-07-31T00:00:00 | 2026-08-03T00:00:00",
                "0 0 0 ? * 6L           | 2026-11-01T00:00:00 | 2026-11-27T00:00:00",
                "0 0 0 ? * 6#3          | 2026-11-01T00:00:00 | 2026-11-20T00:00:00",
                "0 0 0 ? * L            | 2026-11-24T00:00:00 | 2026-11-28T00:00:00",
                "0 0 0 ? * FRI-MON      | 2026-11-24T00:00:00 | 2026-11-27T00:00:00",
                "0 0 0 ? * 1            | 2026-11-24T00:00:00 | 2026-11-29T00:00:00",
                "0 0 22-2 * * ?         | 2026-11-24T23:30:00 | 2026-11-25T00:00:00",
                "0 0 0 29 2 ?           | 2026-11-24T00:00:00 | 2028-02-29T00:00:00",
                "0 0 0 1 JAN ? 2030     | 2026-11-24T00:00:00 | 2030-01-01T00:00:00",
            })
    void nextTime(String expression, LocalDateTime after, LocalDateTime expected) {
        assertThat(new CronExpression(expression).next(after.atZone(UTC))).contains(expected.atZone(UTC));
    }

    @Test
    void pastYearHasNoNextTime() {
        assertThat(new CronExpression("0 0 0 1 1 ? 2020").next(ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, UTC)))
                .isEmpty();
    }

    /** An hour that the clocks repeat must not leave an hour without ticks. */
    @Test
    void repeatedHourTicksTwice() {
        ZonedDateTime at =
                ZonedDateTime.ofLocal(LocalDateTime.of(2026, 10, 25, 2, 50), BERLIN, java.time.ZoneOffset.ofHours(2));

        assertThat(new CronExpression("0 0/10 * * * ?").next(at).orElseThrow().toInstant())
                .isEqualTo(at.plusMinutes(10).toInstant());
    }

    @Test
    void missingHourIsLeftOut() {
        ZonedDateTime at = ZonedDateTime.of(2026, 3, 28, 2, 30, 0, 0, BERLIN);

        assertThat(new CronExpression("0 30 2 * * ?").next(at))
                .contains(ZonedDateTime.of(2026, 3, 30, 2, 30, 0, 0, BERLIN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *      | six or seven fields",
                "60 * * * * ?   | second 0 to 59, not '60'",
                "0 0 0 * * *    | '?' in exactly one",
                "0 0 0 ? * ?    | '?' in exactly one",
                "0 0 0 32 * ?   | day-of-month 1 to 31, not '32'",
                "0 0 0 ? * FOO  | day-of-week 1 to 7, not 'FOO'",
                "0 1/2/3 0 * * ? | minute 0 to 59, not '1/2/3'",
                "0 , 0 * * ?    | minute 0 to 59, not ''",
                "0 0/0 0 * * ?  | minute 1 to 59, not '0'",
            })
    void faultNamesFieldAndRange(String expression, String message) {
        assertThatThrownBy(() -> new CronExpression(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
