package io.alertledger.parse;

import io.alertledger.model.Action;
import java.math.BigDecimal;
import java.util.List;

/**
 * How far words are to be trusted as an order. The more of a chunk the grammar does not know, and the less of a contract
 * it names, the likelier it is talk; what is doubtful is shown to a person, never done.
 */
final class Trust {
    private static final int MOST_UNKNOWN_BETWEEN = 2;

    /** Percent that a stock moves in a day. */
    private static final BigDecimal MOST_IN_A_DAY = BigDecimal.TEN;

    private final Page page;

    Trust(Page page) {
        this.page = page;
    }

    /** The mood of a draft once the words around its verb are weighed; OTHERS where it is talk. */
    Mood judge(Draft draft, Chunk chunk, Verb verb) {
        if (draft.mood != Mood.NOW) {
            return draft.mood;
        }
        Slots slots = draft.slots;
        int words = Talk.words(chunk.items(), 0, chunk.items().size());
        int ahead = Talk.words(chunk.items(), 0, verb.index());
        if (draft.action.enters()) {
            return entry(draft, chunk, verb, words, ahead);
        }
        if (slots.namesInstrument()) {
            return exit(draft, chunk, verb, words, ahead);
        }
        boolean loose =
                chunk.items().stream().anyMatch(Item::isPlainNumber) && slots.price == null && slots.quantity == null;
        if (words == 0 && !loose) {
            return chunk.has(Meaning.STATUS) && draft.weak ? Mood.OTHERS : Mood.NOW;
        }
        boolean sized = slots.price != null
                || slots.fraction != null
                || slots.keep != null
                || slots.quantity != null
                || slots.rest;
        return (draft.weak || words > 2) && !sized && !loose ? Mood.OTHERS : Mood.DOUBTFUL;
    }

    private Mood entry(Draft draft, Chunk chunk, Verb verb, int words, int ahead) {
        Slots slots = draft.slots;
        boolean contract = slots.namesContract() && slots.ticker != null;
        boolean priced = slots.price != null;
        if (chunk.hasBefore(verb.index(), Meaning.STATUS)) {
            // "AAPL 260c is a good buy"
            return Mood.OTHERS;
        }
        boolean coin = isCoin(slots) && priced;
        if (draft.weak && !contract && !slots.shares && !coin) {
            boolean sized =
                    slots.size != null && (priced || chunk.items().stream().anyMatch(Item::isPlainNumber));
            return sized || slots.namesInstrument() && (priced || words == 0) ? Mood.DOUBTFUL : Mood.OTHERS;
        }
        int thing = Talk.firstThing(chunk.items());
        boolean opensMarket = contract
                && thing >= 0
                && thing < verb.index()
                && page.words.isMarketMove(chunk.items().get(verb.index()).text());
        if (opensMarket) {
            // "AAPL 260c opened 1.20"
            return Mood.DOUBTFUL;
        }
        if (contract) {
            return draft.weak && !priced || ahead > 1 && (!priced || draft.weak) || ahead == 1 && !priced
                    ? Mood.DOUBTFUL
                    : Mood.NOW;
        }
        if (draft.action == Action.ADD
                && slots.namesInstrument()
                && (words > 0 || chunk.has(Meaning.GAIN) || chunk.has(Meaning.OTHERS))) {
            // "AAPL added 2%", "TSLA adding jobs"
            return Mood.DOUBTFUL;
        }
        return words > 3 && !slots.namesInstrument() || ahead > 0 && !slots.namesInstrument() ? Mood.OTHERS : Mood.NOW;
    }

    private Mood exit(Draft draft, Chunk chunk, Verb verb, int words, int ahead) {
        Slots slots = draft.slots;
        boolean detailed = slots.strike != null
                || slots.price != null
                || slots.fraction != null
                || slots.quantity != null
                || slots.keep != null;
        List<Item> items = chunk.items();
        int thing = Talk.firstThing(items);
        boolean thingFirst = thing >= 0 && thing < verb.index();
        int between = thing < 0 ? 0 : Talk.words(items, Math.min(thing, verb.index()), Math.max(thing, verb.index()));
        boolean others = items.stream().skip(verb.index() + 1L).anyMatch(item -> item.is(Meaning.OTHERS));
        int behind = Talk.words(items, verb.index() + 1, items.size()) + (others ? 1 : 0);
        boolean sized = slots.strike != null
                || slots.type != null
                || slots.fraction != null
                || slots.keep != null
                || slots.price != null && slots.quantity != null
                || !chunk.has(Meaning.STATUS) && items.stream().anyMatch(Trust::isTradersGain);
        if (thingFirst
                && !sized
                && page.words.isMarketMove(items.get(verb.index()).text())) {
            // "SPY closed at 600", "SPY flat", "SPY dumping": what the market does as likely as a sale.
            return Mood.DOUBTFUL;
        }
        if (draft.weak) {
            return words == 0 || words <= 1 && detailed ? status(chunk) : words > 2 ? Mood.OTHERS : Mood.DOUBTFUL;
        }
        if (ahead > 0 && !detailed) {
            return Mood.DOUBTFUL;
        }
        if (thingFirst && isOfSomethingElse(items, verb.index())) {
            return Mood.DOUBTFUL;
        }
        if (between > MOST_UNKNOWN_BETWEEN
                || thingFirst && !detailed && behind > 0
                || !detailed && behind > Talk.MOST_UNKNOWN_BEHIND) {
            return Mood.DOUBTFUL;
        }
        return !slots.sureTicker && slots.strike == null && words > 0 && !detailed ? Mood.DOUBTFUL : Mood.NOW;
    }

    /** What is gained on a trade rather than by a stock in a day. */
    private static boolean isTradersGain(Item item) {
        return item.is(Meaning.GAIN) && (item.number() == null || item.amount().compareTo(MOST_IN_A_DAY) > 0);
    }

    /** "META cut 5% staff": an amount with an unknown word right behind it is one of that. */
    private static boolean isOfSomethingElse(List<Item> items, int verb) {
        for (int i = verb + 1; i + 1 < items.size(); i++) {
            if (items.get(i).is(Meaning.FRACTION, Meaning.QUANTITY)
                    || items.get(i).isPlainNumber()) {
                int of = items.get(i + 1).text().equalsIgnoreCase("of") && i + 2 < items.size() ? i + 2 : i + 1;
                return items.get(of).is(Meaning.WORD, Meaning.OTHERS);
            }
        }
        return false;
    }

    private static Mood status(Chunk chunk) {
        return chunk.has(Meaning.STATUS) ? Mood.DOUBTFUL : Mood.NOW;
    }

    /** Whether talk is still so near an order that a person should see it. */
    boolean isOrderLike(Draft draft) {
        Slots slots = draft.slots;
        return slots.namesInstrument() && (slots.price != null || slots.strike != null || slots.fraction != null);
    }

    private boolean isCoin(Slots slots) {
        return slots.ticker != null && page.isCoin(slots.ticker);
    }
}
