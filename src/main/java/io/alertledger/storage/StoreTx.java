package io.alertledger.storage;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.ledger.Appended;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.trade.OutboxTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One caller's transaction, valid while its work runs. */
final class StoreTx implements OutboxTx {
    private final Pen pen;
    private final WrittenNotes notes = new WrittenNotes();
    private boolean ended;
    private @Nullable RuntimeException broken;

    // The key that was looked for last and is not in the database: who asks for one appends to it next.
    private @Nullable String absentAccount;
    private @Nullable String absentKey;

    StoreTx(Pen pen) {
        this.pen = pen;
    }

    void end() {
        ended = true;
    }

    /** Why nothing of it may be kept, even if the work went on; null where all is well. */
    @Nullable
    RuntimeException broken() {
        return broken;
    }

    /** What it has written. */
    WrittenNotes notes() {
        return notes;
    }

    /** The connection itself, for tables that no port speaks of. */
    Db database() {
        return db();
    }

    private Db db() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        return pen.db();
    }

    @Override
    public Book book() {
        db();
        return pen.book();
    }

    @Override
    public Appended append(String account, @Nullable String idempotencyKey, List<LedgerEvent> events) {
        if (idempotencyKey != null) {
            Optional<Appended> before = appended(account, idempotencyKey);
            if (before.isPresent()) {
                return before.get();
            }
        }
        for (LedgerEvent event : events) {
            if (!event.account().equals(account)) {
                throw new IllegalArgumentException(
                        "an event of account '" + event.account() + "' was appended to '" + account + "'");
            }
        }
        db();
        List<Entry> entries = new ArrayList<>(events.size());
        try {
            for (LedgerEvent event : events) {
                entries.add(pen.append(event, idempotencyKey, entries.size()));
                notes.event(event);
            }
        } catch (RuntimeException halfWay) {
            broken = halfWay;
            throw halfWay;
        }
        return new Appended(false, entries);
    }

    @Override
    public Optional<Appended> appended(String account, String idempotencyKey) {
        Db db = db();
        List<Entry> entries = pen.unit().under(account, idempotencyKey);
        if (entries.isEmpty() && !(account.equals(absentAccount) && idempotencyKey.equals(absentKey))) {
            entries = EventTable.under(db, account, idempotencyKey);
            absentAccount = account;
            absentKey = entries.isEmpty() ? idempotencyKey : null;
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Appended(true, List.copyOf(entries)));
    }

    @Override
    public boolean knowsLot(String account, String lotId) {
        Db db = db();
        return pen.unit().changes().opens(account, lotId) || EventTable.knowsLot(db, account, lotId);
    }

    @Override
    public boolean undone(long sequence) {
        Db db = db();
        return pen.unit().changes().undoes(sequence) || EventTable.undone(db, sequence);
    }

    @Override
    public boolean add(Order order) {
        boolean added = OrderTable.add(db(), order);
        if (added) {
            notes.order(order);
        }
        return added;
    }

    @Override
    public void update(Order order) {
        OrderTable.update(db(), order);
        notes.order(order);
    }

    @Override
    public Optional<Order> order(String account, String clientOrderId) {
        return OrderTable.find(db(), account, clientOrderId);
    }

    @Override
    public List<Order> working(PositionKey key) {
        return OrderTable.working(db(), key);
    }

    @Override
    public boolean add(Fill fill) {
        return OrderTable.add(db(), fill, pen.now());
    }

    @Override
    public Optional<Fill> fill(String account, String fillId) {
        return OrderTable.findFill(db(), account, fillId);
    }

    @Override
    public void distrust(String account, String reason) {
        MetaTable.distrust(db(), account, reason);
    }

    @Override
    public boolean add(Received alert) {
        boolean added = DecisionTable.add(db(), alert);
        if (added) {
            notes.alert(alert);
        }
        return added;
    }

    @Override
    public void replace(Received alert) {
        DecisionTable.replace(db(), alert);
        notes.alert(alert);
    }

    @Override
    public Optional<Received> alert(String account, String id) {
        return DecisionTable.findAlert(db(), account, id);
    }

    @Override
    public boolean add(Logged decision) {
        boolean added = DecisionTable.add(db(), decision);
        if (added) {
            notes.decision(decision);
        }
        return added;
    }

    @Override
    public Optional<Logged> decision(String id) {
        return DecisionTable.find(db(), id);
    }

    @Override
    public boolean settle(String decisionId, Settlement settlement) {
        boolean settled = DecisionTable.settle(db(), decisionId, settlement);
        if (settled) {
            notes.settled(decisionId);
        }
        return settled;
    }

    @Override
    public List<Order> ordersOf(String decisionId) {
        return OrderTable.ofDecision(db(), decisionId);
    }

    @Override
    public List<Logged> decisionsOf(String account, String alertId) {
        return DecisionTable.ofAlert(db(), account, alertId);
    }

    @Override
    public List<Received> alertsLike(String account, @Nullable String author, String textHash, Instant since) {
        return DecisionTable.like(db(), account, author, textHash, since);
    }
}
