package io.alertledger.parse;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Days in words. "0dte" and "weekly" are always expirations; "today", "tomorrow" and "Friday" only beside a contract: with
 * a verb alone they may be the day of the trade.
 */
final class DayWords {
    private static final int NEAR = 3;

    private final DateStage stage;
    private final Days days;

    DayWords(DateStage stage) {
        this.stage = stage;
        this.days = stage.page().days;
    }

    void read(Item item) {
        switch (item.value()) {
            case "DTE" -> ahead(item);
            case "TODAY" -> today(item);
            case "TOMORROW" -> later(item, days.tomorrow());
            case "THIS_WEEK" -> thisWeek(item);
            case "NEXT_WEEK" -> later(item, days.nextWeek());
            case "NEXT_FRIDAY" -> nextFriday(item);
            case "MONTHLY" -> sure(item, days.monthly());
            case "MONTH_END" -> later(item, days.monthEnd());
            case "LEAPS" -> leaps(item);
            default -> stage.passOn();
        }
    }

    private void ahead(Item item) {
        int count = item.amount().intValue();
        LocalDate date = Numbers.isWhole(item.amount()) && count <= 1200 ? days.daysAhead(count) : null;
        if (date == null) {
            stage.page().because("'" + item.text() + "' falls on a day without trading: the date is left out");
            stage.replace(item.as(Meaning.NOISE, ""), stage.at() + 1);
        } else {
            sure(item, date);
        }
    }

    private void today(Item item) {
        if (item.text().equalsIgnoreCase("0dte") || isNearContract()) {
            sure(item, days.today());
        } else if (stage.sentences().leaves(stage.at())) {
            stage.impossible(item, "'" + item.text() + "' may be the expiration or the day of the trade");
        } else {
            stage.replace(item.as(Meaning.NOISE, ""), stage.at() + 1);
        }
    }

    /** "Selling SPY this week": when, not which. */
    private void thisWeek(Item item) {
        boolean when = item.text().equalsIgnoreCase("this week") && !isNearContract();
        if (when && stage.sentences().isUnderWay(stage.at())) {
            stage.replace(item.as(Meaning.INTENT, "DAY"), stage.at() + 1);
        } else {
            sure(item, days.thisWeek());
        }
    }

    private void later(Item item, LocalDate date) {
        if (isNearContract() && item.value().equals("TOMORROW") && stage.isPlannedFor()) {
            stage.impossible(item, "'" + item.text() + "' may be the expiration or the day of the trade");
        } else if (isNearContract()) {
            sure(item, date);
        } else if (item.value().equals("MONTH_END")) {
            stage.replace(item.as(Meaning.NOISE, ""), stage.at() + 1);
        } else {
            // "selling SPY tomorrow": when, not which.
            stage.replace(item.as(Meaning.INTENT, "DAY"), stage.at() + 1);
        }
    }

    void weekday(Item item) {
        int day = Integer.parseInt(item.value());
        if (!isNearContract()) {
            stage.replace(item.as(Meaning.INTENT, "DAY"), stage.at() + 1);
        } else {
            sure(item, day == 5 ? days.thisWeek() : days.weekday(day));
        }
    }

    private void nextFriday(Item item) {
        LocalDate date = days.nextFriday();
        if (date != null) {
            later(item, date);
            return;
        }
        stage.page()
                .because("'" + item.text()
                        + "' said from Monday to Thursday means either of two Fridays: the date is left out");
        stage.replace(item.as(Meaning.NOISE, ""), stage.at() + 1);
    }

    /** LEAPS name a contract's kind; with a year they are its January. */
    private void leaps(Item item) {
        Item next = stage.item(stage.at() + 1);
        Item before = stage.item(stage.at() - 1);
        Integer after = year(next);
        if (after != null && next != null) {
            stage.expiration(item, next, days.monthOf(after, 1), stage.at() + 2, true);
        } else if (before != null && year(before) != null && !stage.hasDate()) {
            stage.expiration(before, item, days.monthOf(Objects.requireNonNull(year(before)), 1), stage.at() + 1, true);
        } else {
            stage.replace(item.as(Meaning.NOISE, ""), stage.at() + 1);
        }
    }

    private static @Nullable Integer year(@Nullable Item item) {
        return item == null || !item.is(Meaning.NUMBER, "") || item.text().length() != 4
                ? null
                : Numbers.whole(item.text(), 2000, 2099);
    }

    private void sure(Item item, LocalDate date) {
        stage.expiration(item, item, date, stage.at() + 1, false);
    }

    private boolean isNearContract() {
        for (int step = -NEAR; step <= NEAR; step++) {
            Item item = step == 0 ? null : stage.item(stage.at() + step);
            if (item != null && item.is(Meaning.STRIKE, Meaning.TYPE, Meaning.EXPIRY_WORD)) {
                return true;
            }
        }
        return false;
    }
}
