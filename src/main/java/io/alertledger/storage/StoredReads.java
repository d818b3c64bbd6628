package io.alertledger.storage;

import io.alertledger.journal.DecisionLog;
import io.alertledger.ledger.Entry;
import io.alertledger.model.Fill;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.trade.Distrust;
import io.alertledger.trade.ExitCauses;
import io.alertledger.trade.ExitStates;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a ledger file by its owner and by everybody else, from what is committed.
 * Thread-safe; never waits for a writer.
 */
abstract class StoredReads implements DecisionLog, ExitCauses.Source {
    final Readers readers;

    StoredReads(Readers readers) {
        this.readers = readers;
    }

    public List<Entry> events(long after, int most) {
        return readers.read(db -> EventTable.after(db, after, most));
    }

    public List<Entry> events(PositionKey key) {
        return readers.read(db -> EventTable.of(db, key));
    }

    public Optional<Order> order(String account, String clientOrderId) {
        return readers.read(db -> OrderTable.find(db, account, clientOrderId));
    }

    @Override
    public List<Order> orders(String account, Collection<String> clientOrderIds) {
        return readers.read(db -> clientOrderIds.stream()
                .flatMap(id -> OrderTable.find(db, account, id).stream())
                .toList());
    }

    public List<Order> working() {
        return readers.read(OrderTable::working);
    }

    public List<Order> working(PositionKey key) {
        return readers.read(db -> OrderTable.working(db, key));
    }

    public List<Order> ordersOf(String decisionId) {
        return readers.read(db -> OrderTable.ofDecision(db, decisionId));
    }

    public List<Order> lastOrders(String account, int most) {
        return readers.read(db -> OrderTable.last(db, account, most));
    }

    public List<Fill> fillsOf(String account, String clientOrderId) {
        return readers.read(db -> OrderTable.fillsOf(db, account, clientOrderId));
    }

    @Override
    public Optional<Logged> decision(String id) {
        return readers.read(db -> DecisionTable.find(db, id));
    }

    @Override
    public List<Logged> decisions(Collection<String> ids) {
        return readers.read(db ->
                ids.stream().flatMap(id -> DecisionTable.find(db, id).stream()).toList());
    }

    @Override
    public List<Logged> decisionsOf(String account, String alertId) {
        return readers.read(db -> DecisionTable.ofAlert(db, account, alertId));
    }

    @Override
    public List<Logged> decisionsBefore(String account, @Nullable String before, int most) {
        return readers.read(db -> DecisionTable.before(db, account, before, most));
    }

    @Override
    public List<Logged> lastDecisions(String account, int most) {
        return readers.read(db -> DecisionTable.last(db, account, most));
    }

    @Override
    public List<Logged> decisionsSince(String account, Instant since, int most) {
        return readers.read(db -> DecisionTable.since(db, account, since, most));
    }

    @Override
    public List<Logged> unsettled(String account, String kind, int most) {
        return readers.read(db -> DecisionTable.unsettled(db, account, kind, most));
    }

    @Override
    public Optional<Received> alert(String account, String id) {
        return readers.read(db -> DecisionTable.findAlert(db, account, id));
    }

    @Override
    public List<Received> lastAlerts(String account, int most) {
        return readers.read(db -> DecisionTable.lastAlerts(db, account, most));
    }

    @Override
    public List<Received> alertsLike(String account, @Nullable String author, String textHash, Instant since) {
        return readers.read(db -> DecisionTable.like(db, account, author, textHash, since));
    }

    /** How far the protection of each position had got when it was last kept. */
    public List<ExitStates.Kept> exitStates() {
        return readers.read(ExitStateTable::all);
    }

    /** The hash of what was last written into a file that others may edit. */
    public Optional<String> fileHash(String file) {
        return readers.read(db -> MetaTable.get(db, MetaTable.WRITTEN + file));
    }

    /** The last price of each instrument that was kept. */
    public List<Mark> marks() {
        return readers.read(MarkTable::all);
    }

    /** The newest event of the file. */
    public Head head() {
        return readers.read(EventTable::head);
    }

    /**
     * What may not be traded before the broker was asked: the file was restored, or lacks events that had been
     * acknowledged, or what was filled does not fit an account's books.
     */
    public Distrust distrust() {
        return readers.read(MetaTable::distrust);
    }

    /**
     * Folds all events anew and compares with everything that stands in the file: numbers and hash
     * chain of the log, every cell of the projections, SQLite's own integrity check. Takes as long as
     * the history is; nobody waits for it.
     */
    public Verification verify() {
        return readers.verify();
    }

    /**
     * Copies the ledger as it is now into a new file, while it is being written to.
     *
     * @throws StoreException EXISTS where the target is there already
     */
    public void backup(java.nio.file.Path target) {
        readers.backup(target);
    }
}
