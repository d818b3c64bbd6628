package io.alertledger.storage;

import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Appended;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Closing;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerTx;
import io.alertledger.ledger.Opening;
import io.alertledger.ledger.Provenance;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A trading day in few words: what the tests of this package book. */
final class Books {
    static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final PositionKey SPY = option("SPY_20260130_595_C");
    static final PositionKey TSLA = option("TSLA_20260220_350_C");

    private Books() {}

    static PositionKey option(String ccid) {
        return new PositionKey("default", OptionContract.parseCcid(ccid), Side.LONG);
    }

    static StoreOptions options() {
        StoreOptions usual = StoreOptions.defaults(CLOCK);
        // A busy machine must not cut the check at start short: its notice would be a difference.
        return new StoreOptions(
                CLOCK,
                usual.sqlAccount(),
                Duration.ofMillis(500),
                Duration.ofMinutes(1),
                usual.heartbeat(),
                usual.staleAfter());
    }

    static LedgerStore open(Path file) {
        return LedgerStore.open(file, options()).orThrow();
    }

    /** Buys once per id. */
    static Appended buy(Ledger ledger, PositionKey key, String quantity, String price, String fillId) {
        return ledger.transact(tx -> buyIn(tx, key, quantity, price, fillId));
    }

    static Appended buyIn(LedgerTx tx, PositionKey key, String quantity, String price, String fillId) {
        return tx.appended(key.account(), "fill:" + fillId).orElseGet(() -> {
            Opening wish = Opening.of(
                    key,
                    new BigDecimal(quantity),
                    Amount.at(new BigDecimal(price)),
                    Provenance.trade(fillId, "test").by("Sean", "sean"),
                    NOON);
            return tx.append(key.account(), "fill:" + fillId, planned(Booking.open(tx.book(), wish)));
        });
    }

    /** Sells once per id. */
    static Appended sell(Ledger ledger, PositionKey key, String quantity, String price, String fillId) {
        return ledger.transact(tx -> sellIn(tx, key, quantity, price, fillId));
    }

    static Appended sellIn(LedgerTx tx, PositionKey key, String quantity, String price, String fillId) {
        return tx.appended(key.account(), "fill:" + fillId).orElseGet(() -> {
            Closing wish = Closing.of(
                    key,
                    new BigDecimal(quantity),
                    new BigDecimal(price),
                    Provenance.trade(fillId, "test"),
                    NOON.plusSeconds(60));
            return tx.append(key.account(), "fill:" + fillId, planned(Booking.close(tx.book(), wish)));
        });
    }

    static List<LedgerEvent> planned(Booked booked) {
        if (booked instanceof Booked.Planned planned) {
            return planned.events();
        }
        throw new IllegalStateException(booked.toString());
    }
}
