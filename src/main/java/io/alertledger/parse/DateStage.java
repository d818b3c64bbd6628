package io.alertledger.parse;

import io.alertledger.model.Fraction;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers with slashes, months, weekdays and day words: which are expirations, which are fractions, which are neither. */
final class DateStage extends Stage {
    private final Sentences sentences;
    private final Set<Integer> datedSentences = new HashSet<>();

    DateStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        switch (item.meaning()) {
            case SLASH -> slash(item);
            case RANGE -> dashed(item);
            case MONTH -> MonthWords.read(this, item);
            case INTENT, WORD -> mayOrPass(item);
            case NUMBER -> new NumberDates(this).read(item);
            case DAY -> new DayWords(this).read(item);
            case WEEKDAY -> new DayWords(this).weekday(item);
            case EXPIRY_WORD -> expiryWord();
            default -> pass();
        }
    }

    /** "May 15" and "May 600c" are the month, "may" alone is the verb. */
    private void mayOrPass(Item item) {
        boolean month = item.text().equals("May") || item.text().equals("MAY");
        Item next = peek(at + 1);
        boolean day = next != null
                && next.is(Meaning.NUMBER)
                && Numbers.isWhole(next.amount())
                && next.amount().intValue() <= 31;
        if (month && next != null && (day || next.is(Meaning.STRIKE, Meaning.TYPE))) {
            MonthWords.read(this, item.as(Meaning.MONTH, "5"));
        } else {
            pass();
        }
    }

    private void expiryWord() {
        boolean dated = is(at + 1, Meaning.SLASH, Meaning.MONTH, Meaning.DAY, Meaning.WEEKDAY)
                || is(at + 1, Meaning.NUMBER)
                || isSign(at + 1, ":");
        if (dated || last() == null || !lastIs(Meaning.EXPIRATION)) {
            out.add(in.get(at));
        }
        at++;
    }

    private void slash(Item item) {
        String[] parts = item.text().split("/", -1);
        if (item.value().equals("%")) {
            impossible(item, "'" + item.text() + "%' are several percentages");
        } else if (parts.length == 3) {
            three(item, parts);
        } else {
            two(item, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** "1-28" beside a contract without a date; anywhere else two numbers with a dash are prices. */
    private void dashed(Item item) {
        String[] parts = item.text().split("-", -1);
        Integer first = Numbers.whole(parts[0], 1, 31);
        Integer second = Numbers.whole(parts[1], 1, 31);
        boolean beside = !lastIs(Meaning.AT)
                && (lastIs(Meaning.STRIKE, Meaning.TYPE, Meaning.EXPIRY_WORD)
                        || is(at + 1, Meaning.STRIKE, Meaning.TYPE));
        LocalDate date =
                first == null || second == null || !beside || hasDate() ? null : page.days.monthDay(first, second);
        if (date == null) {
            pass();
        } else {
            expiration(item, item, date, at + 1, false);
        }
    }

    private void three(Item item, String[] parts) {
        boolean yearFirst = parts[0].length() == 4;
        int year = Integer.parseInt(yearFirst ? parts[0] : parts[2]);
        LocalDate date = yearFirst
                ? page.days.date(year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                : page.days.date(year, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        if (date == null || parts[2].length() == 3 || parts[2].length() == 1 && !yearFirst) {
            impossible(item, "'" + item.text() + "' is no date");
        } else {
            expiration(item, item, date, at + 1, true);
        }
    }

    private void two(Item item, int first, int second) {
        Fraction fraction = SlashMeaning.fractionOf(first, second);
        LocalDate date = page.days.monthDay(first, second);
        if (isOrdinal(at + 1) && fraction != null) {
            put(item.through(in.get(at + 1), Meaning.FRACTION, null).as(Meaning.FRACTION, item.text()), at + 2);
            return;
        }
        switch (SlashMeaning.of(this, sentences, fraction, date)) {
            case DATE -> expiration(item, item, Objects.requireNonNull(date), at + 1, false);
            case FRACTION -> {
                page.because("'" + item.text() + "' is a part, not a date: it stands with what is sold");
                put(item.as(Meaning.FRACTION, item.text()), at + 1);
            }
            case BOTH -> impossible(item, "'" + item.text() + "' may be a date or a part of the position");
            case NEITHER -> impossible(item, "'" + item.text() + "' is no date");
        }
    }

    private boolean isOrdinal(int index) {
        Item item = peek(index);
        return item != null
                && item.glued()
                && item.is(Meaning.WORD)
                && Set.of("th", "ths", "rd", "rds", "nd", "st")
                        .contains(item.text().toLowerCase(Locale.ROOT));
    }

    /** Whether the sentence of the present piece has a date already. */
    boolean hasDate() {
        return datedSentences.contains(sentences.start(at));
    }

    /** "Buying SPY 600c tomorrow": a verb under way, no price, and the day comes last. */
    boolean isPlannedFor() {
        Item next = peek(at + 1);
        return (next == null || next.is(Meaning.END))
                && sentences.isUnderWay(at)
                && !sentences.has(at, Meaning.AT, Meaning.MONEY, Meaning.NUMBER);
    }

    Sentences sentences() {
        return sentences;
    }

    Page page() {
        return page;
    }

    int at() {
        return at;
    }

    @Nullable
    Item item(int index) {
        return peek(index);
    }

    @Nullable
    Item before() {
        return last();
    }

    void passOn() {
        pass();
    }

    void replace(Item item, int next) {
        put(item, next);
    }

    void impossible(Item item, String reason) {
        put(item.as(Meaning.IMPOSSIBLE, reason), at + 1);
    }

    /** @param explicit whether the year was written, so that the day can be past */
    void expiration(Item first, Item last, LocalDate date, int next, boolean explicit) {
        datedSentences.add(sentences.start(at));
        String value = "";
        if (explicit && page.days.past(date)) {
            value = date + " is past";
        } else if (!page.days.trades(date)) {
            value = date + " is no trading day";
        }
        if (last() == first) {
            // "2027 LEAPS": the year was put out as a number before its word was seen.
            out.remove(out.size() - 1);
        }
        put(first.through(last, Meaning.EXPIRATION, date).as(Meaning.EXPIRATION, value), next);
    }
}
