package io.alertledger.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a chunk's tickers it is about: the one beside the contract; else the only one; else the only one that is sure.
 */
final class TickerChoice {
    private TickerChoice() {}

    static void choose(List<Item> items, Slots slots, Verb verb) {
        if (slots.ticker != null) {
            return;
        }
        Item chosen = besideStrike(items);
        chosen = chosen == null ? only(items, slots) : chosen;
        if (chosen == null) {
            return;
        }
        if (verb.index() > 0 && chosen.from() > items.get(verb.index()).from()) {
            Set<String> before = distinct(items.subList(0, verb.index()), true);
            before.remove(chosen.text());
            if (!before.isEmpty()) {
                // "GS sold AMD 210c": of two names the first may be who does it.
                slots.problems.add("'" + String.join(" and ", before) + "' stands before the verb, '" + chosen.text()
                        + "' behind it");
            }
        }
        slots.ticker = chosen.text();
        slots.sureTicker = !chosen.value().equals("MAYBE");
        slots.root = (String) chosen.content();
        slots.place("ticker", chosen);
    }

    /** The only ticker, or the only one that is sure. */
    private static @Nullable Item only(List<Item> items, Slots slots) {
        Set<String> sure = distinct(items, true);
        Set<String> any = sure.isEmpty() ? distinct(items, false) : sure;
        if (any.isEmpty()) {
            return null;
        }
        if (any.size() > 1 && !sure.isEmpty()) {
            slots.problems.add("several tickers, " + String.join(" and ", any) + ", stand with one verb");
        }
        return first(items, any.iterator().next());
    }

    /** The last ticker before the strike, or the first after it. */
    private static @Nullable Item besideStrike(List<Item> items) {
        int strike = -1;
        for (int i = 0; i < items.size() && strike < 0; i++) {
            strike = items.get(i).is(Meaning.STRIKE) ? i : -1;
        }
        if (strike < 0) {
            return null;
        }
        for (int i = strike - 1; i >= 0; i--) {
            if (items.get(i).is(Meaning.TICKER)) {
                return items.get(i);
            }
        }
        for (int i = strike + 1; i < items.size(); i++) {
            if (items.get(i).is(Meaning.TICKER)) {
                return items.get(i);
            }
        }
        return null;
    }

    private static Set<String> distinct(List<Item> items, boolean sureOnly) {
        Set<String> tickers = new LinkedHashSet<>();
        for (Item item : items) {
            if (item.is(Meaning.TICKER) && (!sureOnly || !item.value().equals("MAYBE"))) {
                tickers.add(item.text());
            }
        }
        return tickers;
    }

    private static @Nullable Item first(List<Item> items, String ticker) {
        for (Item item : items) {
            if (item.is(Meaning.TICKER) && item.text().equals(ticker)) {
                return item;
            }
        }
        return null;
    }
}
