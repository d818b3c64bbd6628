package io.alertledger.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cards: "Strike: 595 | Expiry: 06/05 | Entry: 8.00". A label gives the piece after its colon a meaning that it would not
 * have by itself, and goes.
 */
final class CardStage extends Stage {
    /** Prices that a card of a closed position names besides the one at which it was closed. */
    private static final Set<String> OF_THE_OPENING = Set.of(
            "entry", "entry price", "avg entry", "avg price", "buy price", "entered at", "cost", "entry zone", "in");

    private final boolean closes;
    private int labels;

    CardStage(List<Item> in, Page page) {
        super(in, page);
        this.closes = in.stream().anyMatch(item -> item.meaning().leaves())
                && in.stream().noneMatch(item -> item.is(Meaning.BUY, Meaning.ADD));
    }

    /** How many fields were labelled. */
    int labels() {
        return labels;
    }

    @Override
    protected void next() {
        Item label = in.get(at);
        if (!label.is(Meaning.LABEL)) {
            pass();
            return;
        }
        int value = at + 1;
        while (isSign(value, ":") || isSign(value, "=") || is(value, Meaning.NUMBER) && isSign(value + 1, ":")) {
            value++;
        }
        if (label.value().equals("SELL")) {
            // "Exits:" over a list.
            put(label.as(Meaning.SELL, "STRONG"), value);
            return;
        }
        Item item = peek(value);
        if (item == null || item.is(Meaning.END)) {
            at = value;
            return;
        }
        if (!label.value().equals("ACTION") && !label.value().equals("OTHER")) {
            labels++;
        }
        switch (label.value()) {
            case "TICKER" -> ticker(item, value);
            case "STRIKE" -> number(item, value, Meaning.STRIKE, label);
            case "QUANTITY" -> number(item, value, Meaning.QUANTITY, label);
            case "PRICE" -> price(label, item, value);
            case "EXPIRATION" -> put(label.as(Meaning.EXPIRY_WORD), value);
            case "OTHER" -> skipValue(value);
            default -> at = value;
        }
    }

    private void ticker(Item item, int value) {
        boolean word = item.is(Meaning.WORD, Meaning.COMMON) || item.meaning().isVocabulary();
        if (word
                && item.text().chars().allMatch(Character::isLetter)
                && item.text().length() <= 5) {
            put(item.is(Meaning.TICKER_WORD) ? item : item.as(Meaning.TICKER, "$"), value + 1);
        } else {
            at = value;
        }
    }

    private void price(Item label, Item item, int value) {
        if (closes && OF_THE_OPENING.contains(label.text().toLowerCase(Locale.ROOT)) && item.isPlainNumber()) {
            page.because("'" + item.text() + "' is where it was bought, not where it is sold");
            at = value + 1;
        } else if (label.text().equalsIgnoreCase("in") && !item.isPlainNumber()) {
            // "IN: AMD 210c"
            put(label.as(Meaning.BUY, "WEAK"), value);
        } else {
            put(label.as(Meaning.AT, "LABEL"), value);
        }
    }

    private void number(Item item, int value, Meaning meaning, Item label) {
        if (item.isPlainNumber()) {
            page.because("'" + item.text() + "' is the " + meaning.name().toLowerCase(Locale.ROOT)
                    + ": it stands after '" + label.text() + "'");
            put(item.as(meaning, ""), value + 1);
        } else {
            at = value;
        }
    }

    private void skipValue(int value) {
        int i = value;
        while (i < in.size() && !in.get(i).is(Meaning.END) && !in.get(i).isSign("|")) {
            i++;
        }
        at = i;
    }
}
