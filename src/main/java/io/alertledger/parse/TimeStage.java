package io.alertledger.parse;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * When: "at 10am", "before the close", "in 5 min", "after lunch". A time that is said makes of what is to be done a plan;
 * the time at which a message was written ("[10:32] …", "… @ 1.20 10:32am") is dropped.
 */
final class TimeStage extends Stage {
    private static final Set<String> BEFORE_A_CLOCK = Set.of(
            "at", "@", "by", "before", "after", "around", "about", "near", "until", "till", "til", "from", "past", "on",
            "come");
    private static final Set<String> BEFORE_A_MOMENT = Set.of(
            "at", "@", "by", "before", "after", "around", "about", "near", "on", "in", "during", "towards", "toward",
            "past", "come");
    private static final Set<String> BESIDE_AN_EVENT = Set.of("before", "after", "past", "following", "during");
    private static final Set<String> BEFORE_A_BARE_HOUR = Set.of("by", "before", "after");
    private static final Set<String> BEFORE_A_SPAN = Set.of("in", "within", "after");
    private static final Set<String> BEHIND_A_SPAN = Set.of("before", "after", "from", "into", "till", "until", "til");

    /** How long before a message is read the clock in it may have struck. */
    private static final int READ_LATE_MINUTES = 5;

    TimeStage(List<Item> in, Page page) {
        super(in, page);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        int end = end(item);
        if (end > at && (hasOwnTime(at - 1) || lastIs(Meaning.PERCENT, Meaning.GAIN))) {
            // "MSFT earnings after the close", "up 30% in 5 min": not the order's time.
            put(item.as(Meaning.NOISE, ""), end);
        } else if (end > at) {
            later(at, end, "LATER");
        } else if (item.is(Meaning.CLOCK)) {
            clock(item);
        } else {
            pass();
        }
    }

    /** Where the words of a time that begin with a piece end; the piece itself where they are none. */
    private int end(Item item) {
        String word = item.text().toLowerCase(Locale.ROOT);
        if (BEFORE_A_SPAN.contains(word) && !lastIs(Meaning.EXPIRY_WORD)) {
            int end = span(at + 1);
            if (end > at + 1) {
                return end;
            }
        }
        if (item.number() != null && isText(span(at), BEHIND_A_SPAN) && span(at) > at) {
            // "5 minutes before the close", "10 min from now"
            int end = moment(span(at) + 1);
            return end > span(at) + 1 ? end : span(at) + 1;
        }
        boolean beside = BESIDE_AN_EVENT.contains(word);
        int moment = beside || BEFORE_A_MOMENT.contains(word) ? moment(at + 1) : at + 1;
        if (moment > at + 1 && (beside || !isEvent(moment - 1))) {
            return moment;
        }
        return BEFORE_A_BARE_HOUR.contains(word) && isHour(at + 1) ? at + 2 : at;
    }

    /** Behind "5 min", "an hour", "a few minutes", "10mins". */
    private int span(int index) {
        int i = index;
        for (int words = 0; words < 3; words++) {
            Item item = peek(i);
            if (item == null || item.is(Meaning.END)) {
                return index;
            }
            if (isPeriod(item)) {
                return i + 1;
            }
            boolean counts =
                    item.is(Meaning.NUMBER, Meaning.COUNT, Meaning.SOME, Meaning.NOISE) || item.is(Meaning.FRACTION);
            if (!counts) {
                return index;
            }
            i++;
        }
        return index;
    }

    /** "min", and "5min" in one. */
    private boolean isPeriod(Item item) {
        String text = item.text().toLowerCase(Locale.ROOT);
        int letters = 0;
        while (letters < text.length() && !Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        return item.is(Meaning.WORD, Meaning.NOISE) && page.words.isPeriod(text.substring(letters));
    }

    /** Behind "the close", "lunch", "FOMC tomorrow". */
    private int moment(int index) {
        int i = index;
        while (i < index + 2 && is(i, Meaning.NOISE) && !isMoment(i)) {
            i++;
        }
        if (!isMoment(i)) {
            return index;
        }
        return i + 1;
    }

    private boolean isMoment(int index) {
        Item item = peek(index);
        return item != null && !item.is(Meaning.TICKER) && page.words.moment(item.text()) != null;
    }

    private boolean isEvent(int index) {
        Item item = peek(index);
        Word moment = item == null ? null : page.words.moment(item.text());
        return moment != null && moment.value().equals("EVENT");
    }

    private boolean hasOwnTime(int index) {
        return isMoment(index) && !in.get(index).meaning().isVerb();
    }

    private boolean isHour(int index) {
        Item item = peek(index);
        Item after = peek(index + 1);
        return item != null
                && item.is(Meaning.NUMBER, "")
                && Numbers.whole(item.text(), 1, 12) != null
                && (after == null || after.is(Meaning.END) || after.isSign(","));
    }

    private boolean isText(int index, Set<String> words) {
        Item item = peek(index);
        return item != null && words.contains(item.text().toLowerCase(Locale.ROOT));
    }

    private void clock(Item clock) {
        boolean led = !out.isEmpty() && isText(at - 1, BEFORE_A_CLOCK);
        if (!led && isStamp(clock)) {
            at++;
            return;
        }
        int next = at + 1;
        while (is(next, Meaning.CLOCK) || isSign(next, "-") && is(next + 1, Meaning.CLOCK)) {
            next++;
        }
        if (hasOwnTime(led ? at - 2 : at - 1)) {
            // "FOMC at 2pm": its time, not the order's.
            put(clock.as(Meaning.NOISE, ""), next);
            return;
        }
        int first = led ? at - 1 : at;
        if (led) {
            out.remove(out.size() - 1);
        }
        later(first, next, hasCome((LocalTime) Objects.requireNonNull(clock.content())) ? "COME" : "LATER");
    }

    private boolean hasCome(LocalTime clock) {
        return !clock.isAfter(page.now().plusMinutes(READ_LATE_MINUTES));
    }

    /** A time with minutes in brackets, behind a date or a price, or set off at the start of a line. */
    private boolean isStamp(Item clock) {
        if (!clock.value().equals("MINUTES")) {
            return false;
        }
        Item before = peek(at - 1);
        Item after = peek(at + 1);
        boolean opens = before == null || before.is(Meaning.END);
        boolean setOff = after == null
                || after.is(Meaning.END, Meaning.SEPARATOR)
                || clock.to() - clock.from() > "10:30".length();
        return opens && setOff
                || before != null
                        && (before.is(Meaning.SLASH)
                                || before.isPlainNumber()
                                || before.isSign("[")
                                || before.isSign("(")
                                || before.isSign("|")
                                || isSign(at - 1, ":") && is(at - 2, Meaning.LABEL));
    }

    private void later(int first, int next, String value) {
        Item last = in.get(next - 1);
        put(in.get(first).through(last, Meaning.INTENT, null).as(Meaning.INTENT, value), next);
    }
}
