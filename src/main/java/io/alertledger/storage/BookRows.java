package io.alertledger.storage;

import io.alertledger.ledger.AccountTotals;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.Paused;
import io.alertledger.ledger.Lock;
import io.alertledger.ledger.Realized;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.storage.BookSink.LotExit;
import io.alertledger.storage.BookSink.LotState;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What of the book stands in which column: one array per row, in the order of {@link BookTable}. */
final class BookRows {
    private BookRows() {}

    static @Nullable Object[] position(Holding holding) {
        Position position = holding.position();
        PositionKey key = position.key();
        Instrument instrument = key.instrument();
        OptionContract option = instrument instanceof OptionContract contract ? contract : null;
        return new @Nullable Object[] {
            key.account(),
            Instruments.id(instrument),
            instrument.ticker(),
            key.side(),
            holding.episode(),
            option == null ? "LINEAR" : "OPTION",
            option == null ? null : option.expiration().toString(),
            option == null ? null : option.strike(),
            option == null ? null : option.type(),
            position.status(),
            position.quantity(),
            position.totalCost(),
            position.locked(),
            position.available(),
            holding.heldElsewhere(),
            position.multiplier(),
            position.step(),
            position.managed(),
            position.nickname(),
            holding.opened(),
            holding.realized().known(),
            holding.realized().closings(),
            holding.realized().unknown(),
            holding.pendingExitSince(),
            position.openedAt(),
            position.updatedAt()
        };
    }

    static @Nullable Object[] opened(LotOpened event, long sequence, long episode) {
        return new @Nullable Object[] {
            event.account(),
            event.lotId(),
            episode,
            Decimals.canonical(event.quantity()),
            event.totalCost() == null ? null : Decimals.canonical(event.totalCost()),
            Decimals.canonical(event.fee()),
            event.at(),
            event.tradeId(),
            event.channel(),
            event.author(),
            event.source(),
            Decimals.canonical(event.multiplier()),
            sequence
        };
    }

    /**
     * @param place where the state leaves it, the place it has
     */
    static @Nullable Object[] lot(LotState state, long place) {
        PositionKey key = state.key();
        Lot lot = state.lot();
        return new @Nullable Object[] {
            key.account(),
            state.lotId(),
            key.instrument().ticker(),
            Instruments.id(key.instrument()),
            key.side(),
            lot == null ? BigDecimal.ZERO : lot.quantity(),
            lot == null ? null : lot.totalCost(),
            place,
            state.status()
        };
    }

    static @Nullable Object[] exit(LotExit exit) {
        return new @Nullable Object[] {
            exit.account(),
            exit.lotId(),
            exit.closedBy(),
            exit.quantity(),
            exit.cost(),
            exit.price(),
            exit.realized(),
            exit.at(),
            exit.source()
        };
    }

    static @Nullable Object[] lock(PositionKey key, Lock lock, int place) {
        return new @Nullable Object[] {
            key.account(),
            Instruments.id(key.instrument()),
            key.instrument().ticker(),
            key.side(),
            lock.clientOrderId(),
            lock.decisionId(),
            lock.quantity(),
            lock.since(),
            place
        };
    }

    static @Nullable Object[] guard(PositionKey key, Guard guard) {
        return new @Nullable Object[] {
            key.account(),
            Instruments.id(key.instrument()),
            key.instrument().ticker(),
            key.side(),
            ProtectionText.write(guard.protection()).toString(),
            guard.source(),
            guard.suspended(),
            guard.because(),
            guard.since()
        };
    }

    static @Nullable Object[] account(AccountTotals totals) {
        Paused paused = totals.paused();
        return new @Nullable Object[] {
            totals.account(),
            totals.lots(),
            totals.episodes(),
            totals.netPaid(),
            totals.unexplained(),
            totals.realized().known(),
            totals.realized().closings(),
            totals.realized().unknown(),
            paused == null ? null : paused.entries(),
            paused == null ? null : paused.exits(),
            paused == null ? null : paused.by(),
            paused == null ? null : paused.at()
        };
    }

    static @Nullable Object[] day(String account, LocalDate day, Realized realized) {
        return new @Nullable Object[] {
            account, day.toString(), realized.known(), realized.closings(), realized.unknown()
        };
    }
}
