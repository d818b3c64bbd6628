package io.alertledger.trade;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.ImportedTrade;
import io.alertledger.formats.ImportedTrade.Exit;
import io.alertledger.formats.InputProblem;
import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Appended;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Closing;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.ledger.LedgerTx;
import io.alertledger.ledger.Opening;
import io.alertledger.ledger.Provenance;
import io.alertledger.ledger.Selector;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Books one row of a list of trades inside a transaction. The trade's id is the key: a row that was
 * booked before changes nothing; one that has grown since books what is new; one that says something
 * else is reported. What was undone may be booked again, under the id with a number behind it.
 */
final class RowBooking {
    private final LedgerTx tx;
    private final ImportBatch batch;
    private final long row;
    private final ImportedTrade trade;
    private final PositionKey key;
    private final boolean state;
    private final List<InputProblem> problems = new ArrayList<>(0);
    private int events;

    /**
     * @param events how many were appended
     * @param held whether the trade's opening is in the ledger, now or since before
     * @param problems what was not taken, or differs from what was booked before
     */
    record Result(int events, boolean held, List<InputProblem> problems) {}

    private RowBooking(LedgerTx tx, ImportBatch batch, ImportedRow.Trade row, boolean state) {
        this.tx = tx;
        this.batch = batch;
        this.row = row.row();
        this.trade = row.trade();
        this.key = new PositionKey(batch.account(), trade.instrument(), trade.side());
        this.state = state;
        problems.addAll(row.problems());
    }

    /** @param state whether the row says what is held, not what was traded: then nothing is added to it */
    static Result book(LedgerTx tx, ImportBatch batch, ImportedRow.Trade row, boolean state) {
        RowBooking booking = new RowBooking(tx, batch, row, state);
        Optional<String> lot = booking.lot();
        lot.ifPresent(booking::exits);
        return new Result(booking.events, lot.isPresent(), booking.problems);
    }

    /** The trade's lot, opened now or before; empty where it can not be. */
    private Optional<String> lot() {
        for (int generation = 1; ; generation++) {
            String lotId = generation == 1 ? trade.id() : trade.id() + "#" + generation;
            Optional<Appended> before = tx.appended(batch.account(), "trade:" + lotId);
            if (before.isEmpty()) {
                return open(lotId);
            }
            Entry first = before.get().entries().get(0);
            if (!(first.event() instanceof LotOpened opened)) {
                problem("CONFLICT", "trade_id", trade.id(), "was booked before as something else");
                return Optional.empty();
            }
            if (!tx.undone(first.sequence())) {
                compare(opened);
                return Optional.of(lotId);
            }
        }
    }

    private Optional<String> open(String lotId) {
        if (!isWhole(trade.quantity())) {
            problem("INVALID", "quantity", Decimals.plain(trade.quantity()), "contracts are whole");
            return Optional.empty();
        }
        if (tx.knowsLot(batch.account(), lotId)) {
            problem("CONFLICT", "trade_id", lotId, "a lot of this name was opened by something else");
            return Optional.empty();
        }
        Optional<Position> held = tx.book().position(key);
        if (state && held.isPresent()) {
            problem(
                    "HELD",
                    "quantity",
                    Decimals.plain(trade.quantity()),
                    Decimals.plain(held.get().quantity()) + " of "
                            + trade.instrument().id()
                            + " are held already; a comparison with the broker settles differences");
            return Optional.empty();
        }
        Opening wish = Opening.of(key, trade.quantity(), trade.price(), origin(Source.IMPORT), trade.openedAt())
                .named(lotId);
        BigDecimal multiplier = held.map(Position::multiplier).orElse(wish.multiplier());
        boolean done =
                append(lotId, "quantity", trade.quantity(), Booking.open(tx.book(), wish.withMultiplier(multiplier)));
        return done ? Optional.of(lotId) : Optional.empty();
    }

    private void compare(LotOpened before) {
        BigDecimal cost = trade.price() instanceof Amount.PerUnit unit
                ? unit.price().multiply(trade.quantity()).multiply(before.multiplier())
                : null;
        if (!before.key().equals(key)) {
            differs(
                    "instrument",
                    trade.instrument().id(),
                    before.key().instrument().id());
        } else if (before.quantity().compareTo(trade.quantity()) != 0) {
            differs("quantity", Decimals.plain(trade.quantity()), Decimals.plain(before.quantity()));
        } else if (cost != null
                && (before.totalCost() == null
                        || before.totalCost()
                                        .subtract(cost)
                                        .abs()
                                        .compareTo(before.fee().abs())
                                != 0)) {
            String was = before.totalCost() == null
                    ? "unknown"
                    : Decimals.plain(Decimals.quotient(
                            before.totalCost(), before.quantity().multiply(before.multiplier())));
            differs("price", String.valueOf(price()), was);
        }
    }

    private String price() {
        return trade.price() instanceof Amount.PerUnit unit ? Decimals.plain(unit.price()) : "unknown";
    }

    private void exits(String lotId) {
        if (trade.exits().isEmpty()) {
            return;
        }
        ClosedBefore before = events > 0 ? ClosedBefore.NOTHING : ClosedBefore.of(tx, batch.account(), lotId);
        ClosedBefore.Rest rest = before.rest(trade.exits());
        if (rest.difference() != null) {
            problems.add(rest.difference());
            return;
        }
        int number = before.next();
        for (Exit exit : rest.exits()) {
            if (!isWhole(exit.quantity())) {
                problem("INVALID", "exit quantity", Decimals.plain(exit.quantity()), "contracts are whole");
                return;
            }
            if (exit.at().isBefore(trade.openedAt())) {
                problem(
                        ImportedRow.BEFORE_OPENING,
                        "exit time",
                        exit.at().toString(),
                        "before " + trade.openedAt() + "; a lot is closed after it was opened");
                return;
            }
            String id = ClosedBefore.id(lotId, number++);
            Closing wish = Closing.of(
                            key,
                            exit.quantity(),
                            exit.price(),
                            origin(exit.expired() ? Source.EXPIRY : Source.IMPORT),
                            exit.at())
                    .only(Selector.lot(lotId));
            if (!append(id, "exit quantity", exit.quantity(), Booking.close(tx.book(), wish))) {
                return;
            }
        }
    }

    private boolean isWhole(BigDecimal quantity) {
        return !(trade.instrument() instanceof OptionContract)
                || quantity.stripTrailingZeros().scale() <= 0;
    }

    /** A row has no fill's id: its key keeps it from being booked twice. */
    private Provenance origin(Source source) {
        return new Provenance(source, null, null, trade.id(), trade.channel(), trade.author(), batch.because(row));
    }

    private boolean append(String id, String field, BigDecimal value, Booked booked) {
        if (booked instanceof Booked.Refused refused) {
            problem(refused.code().name(), field, Decimals.plain(value), refused.message());
            return false;
        }
        Booked.Planned planned = (Booked.Planned) booked;
        if (tx.append(batch.account(), "trade:" + id, planned.events()).again()) {
            problem("CONFLICT", "trade_id", id, "was booked before as something else");
            return false;
        }
        events += planned.events().size();
        return true;
    }

    private void differs(String field, String now, String before) {
        problem("DIFFERS", field, now, "trade " + trade.id() + " was booked before with " + before + ", which stands");
    }

    private void problem(String code, String field, String value, String message) {
        problems.add(new InputProblem(code, field, value, message));
    }
}
