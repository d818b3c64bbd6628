package io.alertledger.parse;

import io.alertledger.model.Action;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far words are to be trusted as an order. The more of a chunk the grammar does not know, and the less of a contract
 * it names, the likelier it is talk; what is doubtful is shown to a person, never done.
 */
final class Trust {
    private static final int MOST_UNKNOWN_BETWEEN = 2;
    private static final int MOST_UNKNOWN_BEHIND = 5;

    private final Page page;

    Trust(Page page) {
        this.page = page;
    }

    int unknown(Chunk chunk) {
        return (int) chunk.items().stream().filter(Trust::isUnknown).count();
    }

    private static boolean isUnknown(Item item) {
        return item.is(Meaning.WORD) || item.is(Meaning.TICKER, "MAYBE");
    }

    /** The mood of a draft once the words around its verb are weighed; OTHERS where it is talk. */
    Mood judge(Draft draft, Chunk chunk, Verb verb) {
        if (draft.mood != Mood.NOW) {
            return draft.mood;
        }
        Slots slots = draft.slots;
        int words = words(chunk.items(), 0, chunk.items().size());
        int ahead = words(chunk.items(), 0, verb.index());
        draft.unknown = words;
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
        if (hasBefore(chunk.items(), verb.index(), Meaning.STATUS)) {
            // "AAPL 260c is a good buy"
            return Mood.OTHERS;
        }
        boolean coin = isCoin(slots) && priced;
        if (draft.weak && !contract && !slots.shares && !coin) {
            return slots.namesInstrument() && (priced || words == 0) ? Mood.DOUBTFUL : Mood.OTHERS;
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

    private static boolean hasBefore(List<Item> items, int index, Meaning meaning) {
        for (int i = 0; i < index; i++) {
            if (items.get(i).is(meaning)) {
                return true;
            }
        }
        return false;
    }

    private Mood exit(Draft draft, Chunk chunk, Verb verb, int words, int ahead) {
        Slots slots = draft.slots;
        boolean detailed = slots.strike != null
                || slots.price != null
                || slots.fraction != null
                || slots.quantity != null
                || slots.keep != null;
        List<Item> items = chunk.items();
        int thing = firstThing(items);
        boolean thingFirst = thing >= 0 && thing < verb.index();
        int between = thing < 0 ? 0 : words(items, Math.min(thing, verb.index()), Math.max(thing, verb.index()));
        boolean others = items.stream().skip(verb.index() + 1L).anyMatch(item -> item.is(Meaning.OTHERS));
        int behind = words(items, verb.index() + 1, items.size()) + (others ? 1 : 0);
        boolean markets = thingFirst && items.get(verb.index()).text().equalsIgnoreCase("flat");
        if (draft.weak && markets && !detailed) {
            // "SPY flat" is how the market stands as likely as a sale.
            return Mood.DOUBTFUL;
        }
        if (draft.weak) {
            return words == 0 || words <= 1 && detailed ? status(chunk) : words > 2 ? Mood.OTHERS : Mood.DOUBTFUL;
        }
        if (ahead > 0 && !detailed) {
            return Mood.DOUBTFUL;
        }
        boolean marketsClose = thingFirst
                && items.get(verb.index()).text().toLowerCase(Locale.ROOT).startsWith("clos");
        boolean sized = slots.strike != null
                || slots.fraction != null
                || slots.quantity != null
                || slots.keep != null
                || chunk.has(Meaning.GAIN);
        if (marketsClose && !sized) {
            // "SPY closed at 600" is the market's close as likely as a sale.
            return Mood.DOUBTFUL;
        }
        if (between > MOST_UNKNOWN_BETWEEN
                || thingFirst && !detailed && behind > 0
                || !detailed && behind > MOST_UNKNOWN_BEHIND) {
            return Mood.DOUBTFUL;
        }
        return !slots.sureTicker && slots.strike == null && words > 0 && !detailed ? Mood.DOUBTFUL : Mood.NOW;
    }

    private static Mood status(Chunk chunk) {
        return chunk.has(Meaning.STATUS) ? Mood.DOUBTFUL : Mood.NOW;
    }

    private static int firstThing(List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).is(Meaning.TICKER, Meaning.STRIKE, Meaning.SYMBOL)) {
                return i;
            }
        }
        return -1;
    }

    private static int words(List<Item> items, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += items.get(i).is(Meaning.WORD) ? 1 : 0;
        }
        return count;
    }

    /** Whether talk is still so near an order that a person should see it. */
    boolean isOrderLike(Draft draft) {
        Slots slots = draft.slots;
        return slots.namesInstrument() && (slots.price != null || slots.strike != null || slots.fraction != null);
    }

    /** Whether nothing in a chunk is unknown. */
    boolean isClean(Chunk chunk) {
        return words(chunk.items(), 0, chunk.items().size()) == 0 && !chunk.has(Meaning.STATUS);
    }

    /** Fields and small words only. */
    boolean isPure(Chunk chunk) {
        return chunk.items().stream()
                .noneMatch(item -> item.is(Meaning.WORD, Meaning.STATUS, Meaning.HOLD, Meaning.OTHERS, Meaning.LEFT));
    }

    /** A remark on a ticker in words that are all known: "AAPL looks weak". What is done next in the sentence is done to it. */
    boolean isKnownRemark(Chunk chunk) {
        return chunk.has(Meaning.STATUS)
                && chunk.items().stream().noneMatch(item -> item.is(Meaning.WORD, Meaning.HOLD, Meaning.OTHERS));
    }

    /** A whole contract with its price, and a few words behind it: "TSLA 350c @.85 risky into earnings". */
    boolean isSpokenContract(Chunk chunk, Slots slots) {
        if (!slots.namesContract()
                || slots.ticker == null
                || slots.price == null
                || chunk.has(Meaning.STATUS)
                || chunk.has(Meaning.HOLD)
                || chunk.has(Meaning.GAIN)) {
            return false;
        }
        int contract = firstThing(chunk.items());
        return words(chunk.items(), 0, Math.max(0, contract)) == 0 && unknown(chunk) <= MOST_UNKNOWN_BEHIND;
    }

    /** Whether other fields under the same verb are another instruction: "Trim SPY, QQQ and TSLA", a list of contracts. */
    boolean isListed(Chunk chunk, Slots slots, Draft last) {
        boolean ticker = slots.ticker != null && !slots.ticker.equals(last.slots.ticker);
        boolean whole = slots.namesContract() || slots.strike != null;
        boolean sure = slots.sureTicker || whole;
        boolean joined = chunk.sentence() == last.sentence;
        return last.mood == Mood.NOW
                && sure
                && !chunk.has(Meaning.LEAVE)
                && (last.action.enters()
                        ? whole
                        : joined
                                || whole
                                || ticker && chunk.opens() && chunk.items().size() <= 2);
    }

    /** A contract or ticker in the middle of talk, beside an order: said, not acted on. */
    void remarkOn(Slots slots, @Nullable Draft last, Assembly assembly) {
        if (slots.ticker != null && (last == null || !slots.ticker.equals(last.slots.ticker))) {
            page.because("'" + slots.ticker + "' is only spoken of: no verb stands with it");
        }
        if (last != null
                && slots.namesContract()
                && slots.price != null
                && slots.ticker != null
                && slots.contradicts(last.slots)) {
            assembly.unclear.add("a second contract, " + slots.ticker + ", stands in words that are not understood");
        }
    }

    private boolean isCoin(Slots slots) {
        return slots.ticker != null && page.isCoin(slots.ticker);
    }

    /** What fields without any verb are: an entry where contract and price are named, unclear where only the contract is. */
    @Nullable
    Draft withoutVerb(Slots slots, boolean quiet, Board board) {
        boolean contract = slots.namesContract() && slots.ticker != null;
        if (!quiet) {
            return null;
        }
        boolean priced = slots.price != null && !slots.averagePrice;
        if (board.heading != null
                && ((contract || isCoin(slots)) && (priced || !board.weakHeading)
                        || slots.shares && slots.ticker != null)) {
            return new Draft(board.heading, slots, Mood.NOW, 0);
        }
        if (contract && slots.price != null && !slots.averagePrice) {
            page.because("a contract with a price and no verb is an entry");
            return new Draft(Action.BUY, slots, Mood.NOW, 0);
        }
        boolean shaped = slots.strike != null && (slots.type != null || slots.price != null)
                || page.stamped() && slots.type != null && slots.ticker != null
                || slots.size != null && slots.price != null && slots.ticker != null;
        if (shaped) {
            board.assembly.unclear.add("a contract is named, and nothing says what to do");
            return new Draft(Action.BUY, slots, Mood.DOUBTFUL, 0);
        }
        return null;
    }
}
