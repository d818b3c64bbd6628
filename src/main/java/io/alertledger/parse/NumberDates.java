package io.alertledger.parse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days that begin with a plain number: "28 Jan", "2 dte", "260220", "30.1.", and "6.18" before a price. */
final class NumberDates {
    /** A decimal is read as a date only where it is a near one: "1.20" in December is a price. */
    private static final int MOST_MONTHS_OF_A_DOT = 6;

    private final DateStage stage;
    private final Days days;
    private final int at;
    private final @Nullable Item before;
    private final @Nullable Item next;

    NumberDates(DateStage stage) {
        this.stage = stage;
        this.days = stage.page().days;
        this.at = stage.at();
        this.before = stage.before();
        this.next = stage.item(at + 1);
    }

    void read(Item item) {
        if (isSaid(next, "dte") || isSaid(next, "dtes")) {
            ahead(item);
        } else if (next != null
                && next.is(Meaning.MONTH)
                && item.is(Meaning.NUMBER)
                && (before == null || !before.is(Meaning.AT))) {
            MonthWords.readDayFirst(stage, item, next);
        } else {
            LocalDate compact = item.is(Meaning.NUMBER, "") && isBesideContract() ? compact(item.text()) : null;
            LocalDate dotted = dotted(item);
            LocalDate bare = bare(item);
            if (compact != null) {
                stage.expiration(item, item, compact, at + 1, true);
            } else if (dotted != null) {
                stage.expiration(item, item, dotted, at + 2, false);
            } else if (bare != null) {
                stage.page()
                        .because("'" + item.text()
                                + "' is the date: another number stands behind it, which is the price");
                stage.expiration(item, item, bare, at + 1, false);
            } else {
                stage.passOn();
            }
        }
    }

    private void ahead(Item item) {
        Integer count = Numbers.whole(item.text(), 0, 999);
        LocalDate date = count == null ? null : days.daysAhead(count);
        if (date == null) {
            stage.page().because("'" + item.text() + " dte' is no day of trading: the date is left out");
            stage.replace(item.as(Meaning.NOISE, ""), at + 2);
        } else {
            stage.expiration(item, item, date, at + 2, false);
        }
    }

    private boolean isBesideContract() {
        return before != null && before.is(Meaning.STRIKE, Meaning.TYPE, Meaning.EXPIRY_WORD)
                || next != null && next.is(Meaning.STRIKE, Meaning.TYPE);
    }

    /** 260220 and 20260220: no strike or price has so many digits. */
    private @Nullable LocalDate compact(String text) {
        boolean century = text.length() == 8 && text.startsWith("20");
        String digits = century ? text.substring(2) : text;
        if (digits.length() != 6 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int month = Integer.parseInt(digits.substring(2, 4));
        int year = Integer.parseInt(digits.substring(0, 2));
        return month > 12 ? null : days.date(year, month, Integer.parseInt(digits.substring(4)));
    }

    /** "690c 30.1. 2.10": day and month with a dot behind each. */
    private @Nullable LocalDate dotted(Item item) {
        Item behind = stage.item(at + 2);
        boolean dotted = before != null
                && before.is(Meaning.STRIKE, Meaning.TYPE)
                && next != null
                && next.isSign(".")
                && next.glued()
                && behind != null
                && behind.is(Meaning.NUMBER, Meaning.MONEY, Meaning.AT);
        return dotted ? day(item, 1, 0) : null;
    }

    /** "185C 6.18 1.79": two decimals after a contract without a date, the first a date. */
    private @Nullable LocalDate bare(Item item) {
        Item behind = stage.item(at + 2);
        boolean pair = before != null
                && before.is(Meaning.STRIKE)
                && next != null
                && next.isPlainNumber()
                && (behind == null || !behind.is(Meaning.NUMBER, Meaning.MONEY))
                && !stage.hasDate();
        LocalDate date = pair ? day(item, 0, 1) : null;
        return date == null || date.isAfter(days.today().plusMonths(MOST_MONTHS_OF_A_DOT)) ? null : date;
    }

    /** The day that the two halves of a decimal name; null where they name none. */
    private @Nullable LocalDate day(Item item, int monthAt, int dayAt) {
        String[] parts = item.text().split("\\.", -1);
        if (!item.is(Meaning.NUMBER) || parts.length != 2) {
            return null;
        }
        Integer month = Numbers.whole(parts[monthAt], 1, 12);
        Integer day = Numbers.whole(parts[dayAt], 1, 31);
        return month == null || day == null ? null : days.monthDay(month, day);
    }

    private static boolean isSaid(@Nullable Item item, String word) {
        return item != null && item.text().equalsIgnoreCase(word);
    }
}
