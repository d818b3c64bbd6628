package io.alertledger.parse;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Months in words: "Jan 28", "28 Jan 26", "Jan 28th, 2026", "March", "Jan 2027". */
final class MonthWords {
    private MonthWords() {}

    static void read(DateStage stage, Item month) {
        int at = stage.at();
        int number = Integer.parseInt(month.value());
        Item next = stage.item(at + 1);
        if (next != null && next.isSign("'")) {
            Integer year = year(stage.item(at + 2), 2);
            if (year != null) {
                stage.expiration(
                        month,
                        Objects.requireNonNull(stage.item(at + 2)),
                        stage.page().days.monthOf(year, number),
                        at + 3,
                        true);
                return;
            }
        }
        Integer day = day(next);
        if (day != null && next != null) {
            int yearAt = isComma(stage.item(at + 2)) && year(stage.item(at + 3), 4) != null ? at + 3 : at + 2;
            dated(stage, month, next, number, day, yearAt);
            return;
        }
        Integer year = year(next, 4);
        if (year != null && next != null) {
            stage.expiration(month, next, stage.page().days.monthOf(year, number), at + 2, true);
            return;
        }
        if (isBesideContract(stage)) {
            stage.expiration(month, month, stage.page().days.month(number), at + 1, false);
        } else {
            stage.replace(month.as(Meaning.NOISE, ""), at + 1);
        }
    }

    static void readDayFirst(DateStage stage, Item dayItem, Item month) {
        Integer day = day(dayItem);
        if (day == null) {
            stage.passOn();
            return;
        }
        dated(stage, dayItem, month, Integer.parseInt(month.value()), day, stage.at() + 2);
    }

    private static void dated(DateStage stage, Item first, Item last, int month, int day, int yearAt) {
        Item yearItem = stage.item(yearAt);
        Integer year = year(yearItem, 4);
        if (year == null && yearItem != null && year(yearItem, 2) != null && !isCounted(stage.item(yearAt + 1))) {
            year = year(yearItem, 2);
        }
        int end = stage.at() + 2;
        if (year != null && yearItem != null) {
            LocalDate date = stage.page().days.date(year, month, day);
            finish(stage, first, yearItem, turned(stage, date, day, month, year, first), yearAt + 1, true);
        } else {
            finish(stage, first, last, stage.page().days.monthDay(month, day), end, false);
        }
    }

    /** "26 FEB 20": the year first, where the day first would be long past. */
    private static @Nullable LocalDate turned(
            DateStage stage, @Nullable LocalDate date, int day, int month, int year, Item first) {
        Days days = stage.page().days;
        boolean dayFirst = first.is(Meaning.NUMBER) && year < 100;
        LocalDate turned = dayFirst && date != null && days.past(date) ? days.date(day, month, year) : null;
        return turned == null || days.past(turned) ? date : turned;
    }

    private static void finish(
            DateStage stage, Item first, Item last, @Nullable LocalDate date, int next, boolean explicit) {
        if (date == null) {
            stage.replace(
                    first.through(last, Meaning.IMPOSSIBLE, null)
                            .as(Meaning.IMPOSSIBLE, "'" + first.text() + " " + last.text() + "' is no date"),
                    next);
        } else {
            stage.expiration(first, last, date, next, explicit);
        }
    }

    private static boolean isCounted(@Nullable Item item) {
        return item != null && item.is(Meaning.UNITS, Meaning.TYPE, Meaning.SHARES);
    }

    private static boolean isBesideContract(DateStage stage) {
        for (int step = -2; step <= 2; step++) {
            Item item = step == 0 ? null : stage.item(stage.at() + step);
            if (item != null && item.is(Meaning.STRIKE, Meaning.TYPE, Meaning.EXPIRY_WORD)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isComma(@Nullable Item item) {
        return item != null && item.isSign(",");
    }

    private static @Nullable Integer day(@Nullable Item item) {
        if (item == null
                || !item.is(Meaning.NUMBER)
                || item.is(Meaning.NUMBER, "-")
                || !Numbers.isWhole(item.amount())) {
            return null;
        }
        return item.amount().precision() - item.amount().scale() > 2
                ? null
                : Numbers.whole(item.amount().toBigInteger().toString(), 0, 99);
    }

    private static @Nullable Integer year(@Nullable Item item, int digits) {
        if (item == null || !item.is(Meaning.NUMBER, "") || item.text().length() != digits) {
            return null;
        }
        return digits == 4 ? Numbers.whole(item.text(), 2000, 2099) : Numbers.whole(item.text(), 20, 60);
    }
}
