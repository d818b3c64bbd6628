package io.alertledger.parse;

import io.alertledger.model.Verdict;
import java.util.List;

/** Whether what a chunk says is to be done now. */
enum Mood {
    NOW(Verdict.ORDER, ""),
    PLANNED(Verdict.PLAN, "it is meant for later"),
    CONDITIONAL(Verdict.PLAN, "it depends on something that has not happened"),
    TOLD(Verdict.RECAP, "it tells of the past"),
    DENIED(Verdict.NOTE, "it is denied"),
    ASKED(Verdict.NOTE, "it is a question"),
    OTHERS(Verdict.NOTE, "somebody else does it"),
    HELD(Verdict.NOTE, "the position is held"),
    DOUBTFUL(Verdict.UNCLEAR, "what stands around it makes it doubtful");

    private final Verdict verdict;
    private final String why;

    Mood(Verdict verdict, String why) {
        this.verdict = verdict;
        this.why = why;
    }

    Verdict verdict() {
        return verdict;
    }

    String why() {
        return why;
    }

    /**
     * The mood of a chunk by itself.
     *
     * @param chunk the chunk
     * @param verb its verb
     */
    static Mood of(Chunk chunk, Verb verb) {
        List<Item> items = chunk.items();
        int at = verb.index() < 0 ? items.size() : verb.index();
        if (chunk.has(Meaning.NEGATION)) {
            // "trim if you haven't" asks for it of those who have not.
            boolean askedOfSome =
                    verb.item() != null && !chunk.hasBefore(at, Meaning.NEGATION) && chunk.has(Meaning.CONDITION);
            return askedOfSome ? DOUBTFUL : DENIED;
        }
        if (isWarnedOf(items)) {
            return DENIED;
        }
        if (verb.item() != null
                && items.stream().anyMatch(i -> i.is(Meaning.INTENT, "CHOICE") || isJest(i, verb.item()))) {
            return DOUBTFUL;
        }
        if (chunk.asked() || chunk.hasBefore(at, Meaning.QUESTION)) {
            return ASKED;
        }
        if (chunk.hasBefore(at, Meaning.OTHERS)) {
            return OTHERS;
        }
        if (enters(verb) && items.stream().skip(at).anyMatch(i -> i.is(Meaning.INTENT, "WATCH"))) {
            // "added AAPL to my watchlist"
            return HELD;
        }
        boolean equation = chunk.before().equals("=") && verb.item() != null;
        if (chunk.has(Meaning.CONDITION) || equation || isLevelCondition(items, verb)) {
            Item item = verb.item();
            return item != null && item.past() ? DOUBTFUL : CONDITIONAL;
        }
        if (intended(items, at) || infinitive(items, at)) {
            return PLANNED;
        }
        if (items.stream().anyMatch(i -> i.is(Meaning.INTENT, "RESTING")) || later(items, verb)) {
            return PLANNED;
        }
        if (items.stream().anyMatch(i -> i.is(Meaning.INTENT, "DAY"))) {
            // "sold SPY tomorrow" can not be; "selling SPY tomorrow" is for then.
            Item item = verb.item();
            return item != null && item.past() ? DOUBTFUL : PLANNED;
        }
        if (chunk.has(Meaning.RECAP)) {
            return TOLD;
        }
        return chunk.hasBefore(at, Meaning.HOLD) ? HELD : NOW;
    }

    /** "Don't chase AAPL 260c at 3": behind an order it is advice, in front of a contract it forbids it. */
    private static boolean isWarnedOf(List<Item> items) {
        boolean warned = false;
        for (Item item : items) {
            warned |= item.is(Meaning.NOISE, "CAUTION");
            if (warned && item.is(Meaning.TICKER, Meaning.STRIKE, Meaning.SYMBOL)) {
                return true;
            }
        }
        return false;
    }

    /** "Sell SPY at the bottom", "great idea": words in which nobody orders. */
    static boolean isJest(Item item, Item verb) {
        return item.is(Meaning.IRONY, "")
                || item.is(Meaning.IRONY, "LEAVES") && verb.meaning().leaves()
                || item.is(Meaning.IRONY, "ENTERS") && verb.meaning().enters();
    }

    private static boolean enters(Verb verb) {
        Item item = verb.item();
        return item != null && item.meaning().enters();
    }

    /** "selling at 10am" is for later; "sold at the close" is not, since it is done, nor is "out at 10:30" when that has come. */
    private static boolean later(List<Item> items, Verb verb) {
        Item item = verb.item();
        if (item != null && item.past()) {
            return false;
        }
        boolean talk = item == null
                && items.stream().anyMatch(i -> i.is(Meaning.WORD, Meaning.STATUS, Meaning.OTHERS))
                && items.stream().noneMatch(i -> i.is(Meaning.STOP, Meaning.STOP_LEVEL, Meaning.TARGET_LEVEL));
        boolean done = item != null && item.is(Meaning.EXIT);
        return !talk
                && items.stream().anyMatch(i -> i.is(Meaning.INTENT, "LATER") || i.is(Meaning.INTENT, "COME") && !done);
    }

    /** "over 598", "below 590" beside no stop: an order for when it happens. Told of the past it is only a price. */
    private static boolean isLevelCondition(List<Item> items, Verb verb) {
        Item item = verb.item();
        if (item != null && item.past()) {
            return false;
        }
        for (int i = 0; i + 1 < items.size(); i++) {
            if (items.get(i).is(Meaning.BEYOND)
                    && (items.get(i + 1).isPlainNumber()
                            || items.get(i + 1)
                                    .is(Meaning.PRICE, Meaning.TICKER, Meaning.TARGET, Meaning.TARGET_LEVEL))) {
                return true;
            }
        }
        return false;
    }

    /** "to sell": not done. "time to" and "ready to" are no better. */
    private static boolean infinitive(List<Item> items, int verb) {
        return verb > 0
                && verb < items.size()
                && items.get(verb - 1).text().equalsIgnoreCase("to")
                && !items.get(verb).past();
    }

    /** Whether something in front of the verb says that it is not done yet; when it will be is another matter. */
    private static boolean intended(List<Item> items, int at) {
        return items.subList(0, at).stream()
                .anyMatch(item -> item.is(Meaning.INTENT)
                        && !item.is(Meaning.INTENT, "LATER")
                        && !item.is(Meaning.INTENT, "COME"));
    }
}
