package io.alertledger.parse;

import io.alertledger.model.LevelKind;
import io.alertledger.model.PriceHint;
import io.alertledger.model.StopHint;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops: "SL 1.20", "stop at 30%", "SL to BE", "-50% SL", "stop under 590", "4hr close below 590 is my stop". One that can
 * not be said as a level keeps its words.
 */
final class StopStage extends Stage {
    private static final int LONGEST_STOP_TEXT = 8;
    private static final Set<String> DISTANCES =
            Set.of("cents", "cent", "ticks", "tick", "points", "point", "pts", "pips", "dollars");

    /** Behind "stop" the level itself, so that a number before it is none. */
    private static final Set<String> LEVELS_IN_WORDS =
            Set.of("lod", "hod", "vwap", "ema", "sma", "pml", "pmh", "pdl", "pdh", "low of day", "high of day");

    private final Sentences sentences;

    StopStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        if (item.is(Meaning.STOP)) {
            keyword(item);
        } else if (leadsToStop()) {
            // "-50% SL", "BE stop": the level before its word.
            boolean trails = sentences.has(at, Meaning.TRAIL);
            put(
                    trails ? words(item, item, in.get(at + 1), "trails") : level(item, in.get(at + 1), item, false),
                    at + 2);
        } else if (item.is(Meaning.INTENT, "LATER")
                && lastIs(Meaning.STOP_LEVEL)
                && sentences.has(at, Meaning.BUY, Meaning.ADD)) {
            page.because("'" + item.text() + "' is said of the stop, which waits anyway");
            at++;
        } else if (item.is(Meaning.TRAIL) && !item.glued() && !is(at + 1, Meaning.STOP)) {
            trailing(item, at + 1);
        } else {
            pass();
        }
    }

    private boolean leadsToStop() {
        Item item = in.get(at);
        boolean level = item.is(Meaning.PERCENT) || item.is(Meaning.BREAK_EVEN) || item.isPlainNumber();
        if (!level || !is(at + 1, Meaning.STOP) || item.isPlainNumber() && (lastIs(Meaning.AT) || isPriceOfEntry())) {
            return false;
        }
        Item word = peek(at + 2);
        if (word != null && LEVELS_IN_WORDS.contains(word.text().toLowerCase(Locale.ROOT))) {
            return false;
        }
        int after = skipLinks(at + 2);
        Item next = peek(after);
        return next == null || !(next.isPlainNumber() || next.is(Meaning.PERCENT, Meaning.BREAK_EVEN));
    }

    /** "bto SPY 600c 1/30 .85 stop …": the number right behind an entry's contract is what it costs. */
    private boolean isPriceOfEntry() {
        if (!lastIs(
                Meaning.STRIKE,
                Meaning.SYMBOL,
                Meaning.TYPE,
                Meaning.DAY,
                Meaning.WEEKDAY,
                Meaning.SLASH,
                Meaning.NUMBER,
                Meaning.EXPIRATION)) {
            return false;
        }
        boolean numbered = lastIs(Meaning.NUMBER);
        for (int i = out.size() - 1; i >= 0 && !out.get(i).is(Meaning.END); i--) {
            if (out.get(i).is(Meaning.BUY, Meaning.ADD)) {
                // "bto SPY 600c .85 .60 stop": the price has been said before
                return !numbered || out.get(out.size() - 2).is(Meaning.MONTH);
            }
        }
        return false;
    }

    private void keyword(Item stop) {
        if (stop.text().toLowerCase(Locale.ROOT).startsWith("trail")) {
            trailing(stop, at + 1);
            return;
        }
        if (lastIs(Meaning.TRAIL)) {
            out.remove(out.size() - 1);
            trailing(stop, at + 1);
            return;
        }
        int next = skipLinks(at + 1);
        if (is(next, Meaning.CONDITION)) {
            next = skipLinks(next + 1);
        }
        if (is(next, Meaning.TICKER) || is(next, Meaning.TICKER_WORD, Meaning.WORD) && isUnderlyingPhrase(next)) {
            underlying(stop, next);
            return;
        }
        Item level = peek(next);
        if (level == null || isTimed(next)) {
            textOrPass(stop, next);
        } else if (level.is(Meaning.PERCENT)
                || level.isEven()
                || level.isPlainNumber() && !is(next + 1, Meaning.UNITS)) {
            if (isDistance(level, next + 1)) {
                put(
                        words(stop, level, in.get(Math.min(next + 1, in.size() - 1)), "is a distance"),
                        Math.min(next + 2, in.size()));
                return;
            }
            if (level.isPlainNumber() && isReached(next + 1)) {
                stoppedOut(stop, level, next + 1);
                return;
            }
            put(level(level, level, stop, crossing(at + 1, next)), next + 1);
        } else {
            textOrPass(stop, next);
        }
    }

    /** "20 cents", "+20%", "entry -10%": so far from something, no level. */
    private boolean isDistance(Item level, int behind) {
        Item unit = peek(behind);
        boolean counted = unit != null && DISTANCES.contains(unit.text().toLowerCase(Locale.ROOT));
        return level.isPlainNumber() && counted
                || level.is(Meaning.PERCENT, "+")
                || level.isEven() && unit != null && unit.is(Meaning.PERCENT);
    }

    private boolean isReached(int index) {
        Item item = peek(index);
        return item != null && item.is(Meaning.STATUS, "REACHED");
    }

    /** "SL 1.20 hit": sold at it. */
    private void stoppedOut(Item stop, Item level, int reached) {
        out.add(in.get(reached).as(Meaning.EXIT, "STRONG").through(in.get(reached), Meaning.EXIT, null));
        put(
                stop.through(level, Meaning.PRICE, PriceHint.limit(level.amount()))
                        .as(Meaning.PRICE, "MARKED")
                        .withNumber(level.amount()),
                reached + 1);
    }

    /** "stop SPY under 590", "stop if SPY loses 590": a level of the underlying, said with its name. */
    private boolean isUnderlyingPhrase(int index) {
        Item after = peek(index + 1);
        return after != null && after.is(Meaning.BEYOND) && numberAt(skipLinks(index + 1));
    }

    private void underlying(Item stop, int name) {
        int number = skipLinks(name + 1);
        if (numberAt(number) && is(name + 1, Meaning.BEYOND)) {
            Item level = in.get(number);
            page.because("'" + level.text() + "' is a stop on the underlying: its name and side stand with it");
            put(
                    stop.through(level, Meaning.STOP_LEVEL, new StopHint(LevelKind.UNDERLYING, level.amount(), null)),
                    number + 1);
        } else {
            pass();
        }
    }

    private boolean numberAt(int index) {
        Item item = peek(index);
        return item != null && item.isPlainNumber();
    }

    private boolean crossing(int first, int after) {
        for (int i = first; i < after; i++) {
            if (is(i, Meaning.BEYOND)) {
                return true;
            }
        }
        return false;
    }

    /** "4hr close", "daily close": a stop that a price alone does not express. */
    private boolean isTimed(int index) {
        int bound = Math.min(in.size(), index + 4);
        for (int i = index; i < bound && !in.get(i).is(Meaning.END); i++) {
            if (in.get(i).is(Meaning.BEYOND, "CLOSE")) {
                return true;
            }
        }
        return false;
    }

    private void textOrPass(Item stop, int next) {
        if (!isTimed(next)) {
            pass();
            return;
        }
        int end = next;
        boolean numbered = false;
        while (end < in.size() && end < next + LONGEST_STOP_TEXT && !in.get(end).is(Meaning.END) && !numbered) {
            numbered = in.get(end).isPlainNumber();
            end++;
        }
        put(words(stop, in.get(next), in.get(end - 1), "is no level"), end);
    }

    private void trailing(Item word, int next) {
        int level = skipLinks(next);
        Item item = peek(level);
        if (item != null && (item.is(Meaning.PERCENT) || item.isPlainNumber())) {
            put(words(word, word, item, "trails"), level + 1);
        } else {
            at++;
            out.add(word.is(Meaning.STOP) ? word : word.as(Meaning.NOISE, ""));
        }
    }

    private Item words(Item stop, Item first, Item last, String why) {
        String text = page.text(first.is(Meaning.END) ? stop.from() : first.from(), last.to());
        page.because("the stop '" + text + "' " + why + "; its words are kept");
        return stop.through(last, Meaning.STOP_LEVEL, new StopHint(null, null, text));
    }

    private Item level(Item level, Item last, Item first, boolean beyond) {
        @Nullable StopHint hint;
        if (level.isEven()) {
            hint = new StopHint(LevelKind.BREAK_EVEN, null, null);
        } else if (level.is(Meaning.PERCENT)) {
            hint = new StopHint(LevelKind.PERCENT, Numbers.share(level.amount()), null);
        } else {
            hint = new StopHint(LevelKind.PRICE, level.amount(), null);
            if (beyond) {
                return first.through(last, Meaning.STOP_LEVEL, hint).as(Meaning.STOP_LEVEL, "BEYOND");
            }
        }
        return first.through(last, Meaning.STOP_LEVEL, hint).as(Meaning.STOP_LEVEL, "");
    }
}
