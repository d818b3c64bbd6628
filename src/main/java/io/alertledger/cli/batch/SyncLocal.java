package io.alertledger.cli.batch;

import io.alertledger.formats.Fields;
import io.alertledger.ledger.AccountTotals;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Lock;
import io.alertledger.ledger.Realized;
import io.alertledger.model.Lot;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.reconcile.OwnOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the books of a {@code batch sync} line. */
final class SyncLocal {
    private final SyncWords words;
    private final List<Holding> open = new ArrayList<>();
    private final Map<PositionKey, Instant> closed = new HashMap<>();

    SyncLocal(SyncWords words) {
        this.words = words;
    }

    /** What is held. */
    List<Holding> open() {
        return open;
    }

    /** When positions that are not open any more last changed. */
    Map<PositionKey, Instant> closed() {
        return closed;
    }

    /** What was read, as a book. */
    Book book(Set<String> accounts) {
        return Book.of(0, open, accounts.stream().map(this::before).toList());
    }

    /** Nothing is known of an account's past but how many positions it has, which numbers the next one. */
    private AccountTotals before(String name) {
        BigDecimal zero = BigDecimal.ZERO;
        return new AccountTotals(
                name, open.size(), open.size(), zero, zero, Realized.NONE, Collections.emptySortedMap(), null);
    }

    /** Reads the rows of {@code local}. */
    void read(Fields line, List<OwnOrder> orders) {
        Set<PositionKey> once = new HashSet<>();
        for (Fields row : line.objects("local")) {
            PositionKey key = words.key(row);
            if (!once.add(key)) {
                throw row.invalid("instrument", "this position stands twice among the local ones");
            }
            BigDecimal quantity = SyncWords.notNegative(row, "quantity");
            PositionStatus status = row.optionalConstant("status", PositionStatus.class);
            Instant openedAt = row.optionalInstant("openedAt");
            Instant updatedAt = row.optionalInstant("updatedAt");
            Instant opened = openedAt == null ? (updatedAt == null ? Instant.EPOCH : updatedAt) : openedAt;
            Instant updated = updatedAt == null ? opened : updatedAt;
            if (status == PositionStatus.CLOSED || quantity.signum() == 0) {
                closed.put(key, updated);
                continue;
            }
            BigDecimal said = SyncWords.positive(row, "multiplier");
            BigDecimal multiplier = said == null ? key.instrument().defaultMultiplier() : said;
            List<Lot> lots = lots(row, quantity, opened, multiplier);
            List<Lock> locks =
                    status == PositionStatus.PENDING_EXIT ? locks(key, quantity, orders, updated) : List.of();
            open.add(Holding.of(
                    key,
                    lots,
                    multiplier,
                    key.instrument().defaultStep(),
                    true,
                    null,
                    opened,
                    updated,
                    open.size() + 1,
                    quantity,
                    Realized.NONE,
                    locks,
                    null,
                    null));
        }
    }

    /** What our working orders hold of it; all of it for nobody known where none of them is named. */
    private static List<Lock> locks(PositionKey key, BigDecimal quantity, List<OwnOrder> orders, Instant since) {
        List<Lock> locks = new ArrayList<>();
        for (OwnOrder order : orders) {
            BigDecimal remaining = order.quantity().subtract(order.filled());
            if (order.account().equals(key.account())
                    && order.instrument().equals(key.instrument())
                    && order.side() == key.side().closing()
                    && !order.state().terminal()
                    && remaining.signum() > 0) {
                locks.add(new Lock(order.clientId(), "", remaining, since));
            }
        }
        return locks.isEmpty() ? List.of(new Lock("", "", quantity, since)) : locks;
    }

    private static List<Lot> lots(Fields row, BigDecimal quantity, Instant opened, BigDecimal multiplier) {
        List<Fields> rows = row.objects("lots");
        if (rows.isEmpty()) {
            return List.of(new Lot(
                    "L1",
                    quantity,
                    SyncWords.money(SyncWords.price(row, "averageCost"), quantity, multiplier),
                    opened,
                    null,
                    null,
                    null));
        }
        List<Lot> lots = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Fields lot : rows) {
            String id = lot.text("lot");
            if (!ids.add(id)) {
                throw lot.invalid("lot", "this lot stands twice");
            }
            BigDecimal share = SyncWords.needed(lot, "quantity");
            Instant at = lot.optionalInstant("openedAt");
            lots.add(new Lot(
                    id,
                    share,
                    SyncWords.money(lot.optionalDecimal("cost"), share, multiplier),
                    at == null ? opened : at,
                    null,
                    null,
                    null));
            sum = sum.add(share);
        }
        if (sum.compareTo(quantity) != 0) {
            throw row.invalid("quantity", "the lots sum to " + sum.toPlainString());
        }
        return lots;
    }
}
