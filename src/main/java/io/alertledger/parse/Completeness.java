package io.alertledger.parse;

import java.math.BigDecimal;

/** What an instruction must name before it may act. Each answer is what is missing, or empty. */
final class Completeness {
    /** From this many on, a count beside a ticker and a price is one of shares: nobody opens so many contracts of nothing named. */
    private static final BigDecimal LEAST_SHARES = new BigDecimal("50");

    private Completeness() {}

    static String entry(Slots slots, boolean linear, Page page) {
        if (slots.ticker == null) {
            return "an entry that names no ticker";
        }
        if (linear) {
            return "";
        }
        boolean shares = slots.strike == null
                && slots.type == null
                && slots.expiration == null
                && slots.price != null
                && slots.quantity != null
                && slots.quantity.compareTo(LEAST_SHARES) >= 0;
        if (shares) {
            page.because(slots.quantity + " at a price, with no word of an option, are shares");
            return "";
        }
        if (slots.strike == null) {
            return "an entry in " + slots.ticker + " that names no strike";
        }
        if (slots.type == null) {
            return "an entry in " + slots.ticker + " " + slots.strike.toPlainString()
                    + " that says neither call nor put";
        }
        return slots.dayProblem.isEmpty() ? "" : "an entry can not expire on that day: " + slots.dayProblem;
    }

    /** To add needs only a ticker that is held; with a contract it may open. */
    static String addition(Slots slots, boolean linear, Page page) {
        if (slots.ticker == null) {
            return "adding to nothing that is named";
        }
        boolean held = page.message.tickers().isEmpty() || page.holds(slots.ticker);
        if (slots.namesContract() || linear || held) {
            return slots.dayProblem.isEmpty() ? "" : "an entry can not expire on that day: " + slots.dayProblem;
        }
        return "adding to " + slots.ticker + ", which is not held, without a contract";
    }

    /** For an exit a strange day is only a hint. */
    static String day(Slots slots, Page page) {
        if (!slots.dayProblem.isEmpty()) {
            page.because("the day said is kept as a hint, though " + slots.dayProblem);
        }
        return "";
    }
}
