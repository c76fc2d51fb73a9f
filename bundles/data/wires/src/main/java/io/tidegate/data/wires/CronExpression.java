// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A time table of six or seven fields as Quartz writes it: second minute hour day-of-month month day-of-week [year]. Each
 * field is a list of {@code *}, {@code a}, {@code a-b}, {@code a/n}, {@code a-b/n}; one of the two day fields is {@code ?}.
 * Day of month also {@code L}, {@code L-n}, {@code LW}, {@code nW}; day of week 1 = SUN to 7 = SAT or names, {@code nL},
 * {@code n#k}. A time that a daylight saving change leaves out is left out; one that it repeats is repeated. Immutable.
 */
final class CronExpression {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int LAST_YEAR = 2199;

    private final BitSet seconds;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet months;
    private final BitSet years;
    private final List<Predicate<LocalDate>> days = new ArrayList<>();

    /** @throws IllegalArgumentException naming the field that is wrong and what it may be */
    CronExpression(String text) {
        String[] fields = text.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        if (fields.length < 6 || fields.length > 7) {
            throw new IllegalArgumentException(
                    "six or seven fields: second minute hour day-of-month month day-of-week [year]");
        }
        seconds = set("second", fields[0], 0, 59, List.of());
        minutes = set("minute", fields[1], 0, 59, List.of());
        hours = set("hour", fields[2], 0, 23, List.of());
        months = set("month", fields[4], 1, 12, MONTHS);
        years = set("year", fields.length == 7 ? fields[6] : "*", 1970, LAST_YEAR, List.of());
        if (fields[3].equals("?") == fields[5].equals("?")) {
            throw new IllegalArgumentException("'?' in exactly one of day-of-month and day-of-week");
        }
        if (fields[5].equals("?")) {
            for (String part : fields[3].split(",", -1)) {
                days.add(dayOfMonth(part));
            }
        } else {
            for (String part : fields[5].split(",", -1)) {
                days.add(dayOfWeek(part));
            }
        }
    }

    /** The first time after {@code after}, to the second; empty if there is none. */
    Optional<ZonedDateTime> next(ZonedDateTime after) {
        ZonedDateTime at = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (at.getYear() <= LAST_YEAR) {
            LocalDate date = at.toLocalDate();
            if (!years.get(at.getYear())) {
                at = date.plusYears(1).withDayOfYear(1).atStartOfDay(at.getZone());
            } else if (!months.get(at.getMonthValue())) {
                at = date.plusMonths(1).withDayOfMonth(1).atStartOfDay(at.getZone());
            } else if (days.stream().noneMatch(d -> d.test(date))) {
                at = date.plusDays(1).atStartOfDay(at.getZone());
            } else if (!hours.get(at.getHour())) {
                at = at.plusHours(1).truncatedTo(ChronoUnit.HOURS);
            } else if (!minutes.get(at.getMinute())) {
                at = at.plusMinutes(1).truncatedTo(ChronoUnit.MINUTES);
            } else if (!seconds.get(at.getSecond())) {
                at = at.plusSeconds(1);
            } else {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Predicate<LocalDate> dayOfMonth(String part) {
        if (part.equals("L")) {
            return date -> date.getDayOfMonth() == date.lengthOfMonth();
        }
        if (part.equals("LW")) {
            return date -> date.equals(weekday(date, date.lengthOfMonth()));
        }
        if (part.matches("L-\\d{1,2}")) {
            int before = number("day-of-month", part.substring(2), 0, 30, List.of());
            return date -> date.getDayOfMonth() == date.lengthOfMonth() - before;
        }
        if (part.matches("\\d{1,2}W")) {
            int day = number("day-of-month", part.substring(0, part.length() - 1), 1, 31, List.of());
            return date -> day <= date.lengthOfMonth() && date.equals(weekday(date, day));
        }
        BitSet set = set("day-of-month", part, 1, 31, List.of());
        return date -> set.get(date.getDayOfMonth());
    }

    /** The working day nearest to a day of the date's month, within that month. */
    private static LocalDate weekday(LocalDate date, int day) {
        LocalDate wanted = date.withDayOfMonth(day);
        return switch (wanted.getDayOfWeek()) {
            case SATURDAY -> day == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
            case SUNDAY -> day == wanted.lengthOfMonth() ? wanted.minusDays(2) : wanted.plusDays(1);
            default -> wanted;
        };
    }

    private static Predicate<LocalDate> dayOfWeek(String part) {
        if (part.equals("L")) {
            return date -> date.getDayOfWeek() == DayOfWeek.SATURDAY;
        }
        if (part.matches("(\\d|[A-Z]{3})L")) {
            DayOfWeek day = day(part.substring(0, part.length() - 1));
            return date -> date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
        }
        if (part.matches("(\\d|[A-Z]{3})#[1-5]")) {
            DayOfWeek day = day(part.substring(0, part.length() - 2));
            int which = part.charAt(part.length() - 1) - '0';
            return date -> date.getDayOfWeek() == day && (date.getDayOfMonth() + 6) / 7 == which;
        }
        BitSet set = set("day-of-week", part, 1, 7, DAYS);
        return date -> set.get(date.getDayOfWeek().getValue() % 7 + 1);
    }

    private static DayOfWeek day(String text) {
        int sundayFirst = number("day-of-week", text, 1, 7, DAYS);
        return sundayFirst == 1 ? DayOfWeek.SUNDAY : DayOfWeek.of(sundayFirst - 1);
    }

    private static BitSet set(String field, String text, int least, int most, List<String> names) {
        BitSet set = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            String[] range = stepped[0].split("-", -1);
            boolean all = stepped[0].equals("*");
            if (stepped.length > 2 || range.length > 2) {
                throw wrong(field, part, least, most);
            }
            int step = stepped.length == 2 ? number(field, stepped[1], 1, most, List.of()) : 1;
            int from = all ? least : number(field, range[0], least, most, names);
            int to = from;
            if (range.length == 2) {
                to = number(field, range[1], least, most, names);
            } else if (all || stepped.length == 2) {
                to = most;
            }
            // A range may run over the end, as FRI-MON does.
            int length = to >= from ? to - from : most - least + 1 - (from - to);
            for (int i = 0; i <= length; i += step) {
                set.set(least + (from - least + i) % (most - least + 1));
            }
        }
        return set;
    }

    private static int number(String field, String text, int least, int most, List<String> names) {
        int name = names.indexOf(text);
        if (name >= 0) {
            return least + name;
        }
        if (!text.matches("\\d{1,4}")) {
            throw wrong(field, text, least, most);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw wrong(field, text, least, most);
        }
        return number;
    }

    private static IllegalArgumentException wrong(String field, String part, int least, int most) {
        return new IllegalArgumentException("as " + field + " " + least + " to " + most + ", not '" + part + "'");
    }
}
