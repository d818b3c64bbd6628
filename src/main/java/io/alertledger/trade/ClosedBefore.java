package io.alertledger.trade;

import io.alertledger.formats.ImportedTrade.Exit;
import io.alertledger.formats.InputProblem;
import io.alertledger.ledger.Appended;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.ledger.LedgerTx;
import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What earlier imports closed of a trade's lot. Files tell a closing as it grows (sold 2 of 5 so far,
 * at 3.10 on average), so a later file holds what an earlier one did.
 *
 * @param quantity closed so far
 * @param value price times quantity of it; null where a price is unknown
 * @param next the number of the next closing
 */
record ClosedBefore(BigDecimal quantity, @Nullable BigDecimal value, int next) {

    /**
     * What a file adds to what was booked.
     *
     * @param exits to book now
     * @param difference why nothing can be booked; null where all is well
     */
    record Rest(List<Exit> exits, @Nullable InputProblem difference) {}

    /** Of a lot that has just been opened. */
    static final ClosedBefore NOTHING = new ClosedBefore(BigDecimal.ZERO, BigDecimal.ZERO, 1);

    static ClosedBefore of(LedgerTx tx, String account, String lotId) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (int number = 1; ; number++) {
            Optional<Appended> before = tx.appended(account, "trade:" + id(lotId, number));
            if (before.isEmpty()) {
                return new ClosedBefore(quantity, value, number);
            }
            for (Entry entry : before.get().entries()) {
                if (entry.event() instanceof LotsClosed closed && !tx.undone(entry.sequence())) {
                    BigDecimal taken =
                            closed.taken().stream().map(Taken::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
                    quantity = quantity.add(taken);
                    value = value == null || closed.price() == null
                            ? null
                            : value.add(closed.price().multiply(taken));
                }
            }
        }
    }

    /** The id of a lot's closing, and behind {@code trade:} its key. */
    static String id(String lotId, int number) {
        return lotId + "/out" + number;
    }

    Rest rest(List<Exit> told) {
        if (quantity.signum() == 0) {
            return new Rest(told, null);
        }
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal worth = BigDecimal.ZERO;
        for (int i = 0; i < told.size(); i++) {
            if (all.compareTo(quantity) == 0 && same(worth)) {
                return new Rest(told.subList(i, told.size()), null);
            }
            all = all.add(told.get(i).quantity());
            worth = plus(worth, told.get(i));
        }
        int grown = all.compareTo(quantity);
        if (grown < 0) {
            return differs("exit quantity", Decimals.plain(all), Decimals.plain(quantity));
        }
        if (grown == 0) {
            return same(worth)
                    ? new Rest(List.of(), null)
                    : differs("exit price", price(worth, all), price(value, quantity));
        }
        return grown(told.get(told.size() - 1), all, worth);
    }

    /** One figure for all that was closed has grown: the rest went at what the average leaves for it. */
    private Rest grown(Exit last, BigDecimal all, @Nullable BigDecimal worth) {
        BigDecimal rest = all.subtract(quantity);
        BigDecimal price = null;
        if (worth != null && value != null) {
            if (worth.compareTo(value) < 0) {
                return differs("exit price", price(worth, all), price(value, quantity));
            }
            price = Decimals.quotient(worth.subtract(value), rest);
        }
        return new Rest(List.of(new Exit(rest, price, last.at(), last.expired())), null);
    }

    private boolean same(@Nullable BigDecimal worth) {
        if (worth == null || value == null) {
            return worth == null && value == null;
        }
        // Averages in files are rounded; a growth that was booked at a quotient comes back a digit off.
        BigDecimal off = worth.subtract(value).abs();
        return off.movePointRight(12).compareTo(quantity) <= 0;
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal sum, Exit exit) {
        return sum == null || exit.price() == null ? null : sum.add(exit.price().multiply(exit.quantity()));
    }

    private static String price(@Nullable BigDecimal value, BigDecimal quantity) {
        return value == null ? "unknown" : Decimals.plain(Decimals.quotient(value, quantity));
    }

    private static Rest differs(String field, String now, String before) {
        return new Rest(
                List.of(),
                new InputProblem("DIFFERS", field, now, "was booked before with " + before + ", which stands"));
    }
}
