package io.alertledger.parse;

import java.util.List;

/** How much of a chunk is talk: words that the grammar does not know, remarks, what stands beside a contract. */
final class Talk {
    /** Up to so many unknown words behind a contract it is still the contract that is spoken of. */
    static final int MOST_UNKNOWN_BEHIND = 5;

    private Talk() {}

    static int unknown(Chunk chunk) {
        return (int) chunk.items().stream().filter(Talk::isUnknown).count();
    }

    private static boolean isUnknown(Item item) {
        return item.is(Meaning.WORD) || item.is(Meaning.TICKER, "MAYBE");
    }

    static int words(List<Item> items, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += items.get(i).is(Meaning.WORD) ? 1 : 0;
        }
        return count;
    }

    static int firstThing(List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).is(Meaning.TICKER, Meaning.STRIKE, Meaning.SYMBOL)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether nothing in a chunk is unknown. */
    static boolean isClean(Chunk chunk) {
        return words(chunk.items(), 0, chunk.items().size()) == 0 && !chunk.has(Meaning.STATUS);
    }

    /** Fields and small words only. */
    static boolean isPure(Chunk chunk) {
        return chunk.items().stream()
                .noneMatch(item -> item.is(Meaning.WORD, Meaning.STATUS, Meaning.HOLD, Meaning.OTHERS, Meaning.LEFT));
    }

    /** A remark on a ticker in words that are all known: "AAPL looks weak". What is done next in the sentence is done to it. */
    static boolean isKnownRemark(Chunk chunk) {
        return chunk.has(Meaning.STATUS)
                && chunk.items().stream().noneMatch(item -> item.is(Meaning.WORD, Meaning.HOLD, Meaning.OTHERS));
    }

    /** A whole contract with its price, and a few words behind it: "TSLA 350c @.85 risky into earnings". */
    static boolean isSpokenContract(Chunk chunk, Slots slots) {
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
}
