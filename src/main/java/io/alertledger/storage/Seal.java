package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Lock;
import io.alertledger.model.Lot;
import io.alertledger.model.PositionKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A digest of all that is open: positions, lots, locks, protection. The last event of every unit of work
 * carries the one of the book after it, so a book that is read from the projections is known to be the
 * one that was booked, without folding its history. The sum of the rows' hashes: a unit changes it by
 * the rows that it changes. Immutable.
 */
record Seal(long high, long low) {
    /** Of a book in which nothing is open. */
    static final Seal EMPTY = new Seal(0, 0);

    /** What stands in the column {@code book_seal} of an event that others of its unit follow. */
    static final String NONE = "";

    /** As it stands in the column {@code book_seal}. */
    String text() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    /** Of a whole book. */
    static Seal of(Book book) {
        Seal seal = EMPTY;
        for (String account : book.accounts()) {
            for (Holding holding : book.holdings(account)) {
                seal = seal.change(null, holding);
            }
        }
        return seal;
    }

    /**
     * Of the book after a unit of work.
     *
     * @param touched the positions in which the two books may differ
     */
    Seal after(Book before, Book after, Collection<PositionKey> touched) {
        Seal seal = this;
        for (PositionKey key : touched) {
            seal = seal.change(
                    before.holding(key).orElse(null), after.holding(key).orElse(null));
        }
        return seal;
    }

    private Seal change(@Nullable Holding before, @Nullable Holding after) {
        Seal seal = this;
        if (before != null) {
            seal = seal.said(before, -1);
        }
        if (after != null) {
            seal = seal.said(after, 1);
        }
        List<Lot> was = before == null ? List.of() : before.position().lots();
        List<Lot> is = after == null ? List.of() : after.position().lots();
        // Most lots stay the very same objects; only the others are hashed.
        Set<Lot> same = Collections.newSetFromMap(new IdentityHashMap<>());
        same.addAll(was);
        Set<Lot> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Lot lot : is) {
            if (same.contains(lot)) {
                kept.add(lot);
            } else if (after != null) {
                seal = seal.lot(after.key(), lot, 1);
            }
        }
        for (Lot lot : was) {
            if (!kept.contains(lot) && before != null) {
                seal = seal.lot(before.key(), lot, -1);
            }
        }
        return seal;
    }

    /** What is said of a holding beside its lots. */
    private Seal said(Holding holding, int sign) {
        Seal seal = sum(RowDigest.text(BookRows.position(holding)), sign);
        List<Lock> locks = holding.locks();
        for (int i = 0; i < locks.size(); i++) {
            seal = seal.sum(RowDigest.text(BookRows.lock(holding.key(), locks.get(i), i)), sign);
        }
        return holding.guard() == null
                ? seal
                : seal.sum(RowDigest.text(BookRows.guard(holding.key(), holding.guard())), sign);
    }

    private Seal lot(PositionKey key, Lot lot, int sign) {
        String row = RowDigest.text(
                key.account(),
                Instruments.id(key.instrument()),
                key.instrument().ticker(),
                key.side(),
                lot.id(),
                lot.quantity(),
                lot.totalCost(),
                lot.openedAt(),
                lot.tradeId(),
                lot.channel(),
                lot.author());
        return sum(row, sign);
    }

    private Seal sum(String row, int sign) {
        ByteBuffer hash = ByteBuffer.wrap(Hashes.sha256().digest(row.getBytes(StandardCharsets.UTF_8)));
        return new Seal(high + sign * hash.getLong(), low + sign * hash.getLong());
    }
}
