package io.alertledger.parse;

import io.alertledger.model.Action;
import org.jspecify.annotations.Nullable;

/** What fields without any verb are: an entry where contract and price are named, unclear where only the contract is. */
final class Verbless {
    private final Board board;
    private final Page page;

    Verbless(Board board, Page page) {
        this.board = board;
        this.page = page;
    }

    /** The draft that the fields make, or null where they are talk. */
    @Nullable
    Draft read(Slots slots) {
        boolean whole = slots.namesContract() && slots.ticker != null;
        boolean priced = slots.price != null && !slots.averagePrice;
        if (board.heading != null && isHeaded(slots, whole, priced)) {
            return new Draft(board.heading, slots, Mood.NOW, 0);
        }
        if (whole && priced) {
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

    /** Whether the verb over a card or a list is one for these fields. */
    private boolean isHeaded(Slots slots, boolean whole, boolean priced) {
        boolean coin = slots.ticker != null && page.isCoin(slots.ticker);
        return (whole || coin) && (priced || !board.weakHeading) || slots.shares && slots.ticker != null;
    }
}
