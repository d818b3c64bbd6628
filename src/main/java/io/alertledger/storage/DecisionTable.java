package io.alertledger.storage;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.storage.Verification.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables {@code decisions} and {@code alerts}. */
final class DecisionTable {
    private static final CheckedRows DECISIONS = new CheckedRows(
            "decisions",
            List.of("decision_id"),
            List.of(
                    "account",
                    "alert_id",
                    "content_hash",
                    "kind",
                    "json",
                    "rule_set",
                    "decided_at",
                    "choice",
                    "settled_by",
                    "settled_at",
                    "settled_json"));

    private static final CheckedRows ALERTS = new CheckedRows(
            "alerts",
            List.of("account", "alert_id"),
            List.of("channel", "author", "content_hash", "text_hash", "json", "received_at"));

    private static final String DECISION = """
            SELECT decision_id, account, alert_id, content_hash, kind, json, rule_set, decided_at,
                   choice, settled_by, settled_at, settled_json
            FROM decisions
            """;
    private static final String ALERT = """
            SELECT alert_id, account, channel, author, content_hash, text_hash, json, received_at
            FROM alerts
            """;

    private DecisionTable() {}

    static void verify(Db db, Consumer<Difference> report) {
        DECISIONS.verify(db, report);
        ALERTS.verify(db, report);
    }

    static boolean add(Db db, Logged decision) {
        return DECISIONS.add(db, values(decision));
    }

    static boolean settle(Db db, String decisionId, Settlement settlement) {
        Optional<Logged> open = find(db, decisionId).filter(decision -> decision.settlement() == null);
        open.ifPresent(decision -> DECISIONS.put(db, values(decision.settled(settlement))));
        return open.isPresent();
    }

    private static @Nullable Object[] values(Logged decision) {
        Settlement settlement = decision.settlement();
        return new @Nullable Object[] {
            decision.id(),
            decision.account(),
            decision.alertId(),
            decision.contentHash(),
            decision.kind(),
            decision.json(),
            decision.ruleSet(),
            decision.decidedAt(),
            settlement == null ? null : settlement.choice(),
            settlement == null ? null : settlement.by(),
            settlement == null ? null : settlement.at(),
            settlement == null ? null : settlement.json()
        };
    }

    static Optional<Logged> find(Db db, String id) {
        return db.queryOne(DECISION + "WHERE decision_id = ?", DecisionTable::decision, id);
    }

    static List<Logged> ofAlert(Db db, String account, String alertId) {
        return db.query(
                DECISION + "WHERE account = ? AND alert_id = ? ORDER BY id", DecisionTable::decision, account, alertId);
    }

    static List<Logged> last(Db db, String account, int most) {
        return db.query(
                DECISION + "WHERE account = ? ORDER BY decided_at DESC, id DESC LIMIT ?",
                DecisionTable::decision,
                account,
                most);
    }

    static List<Logged> before(Db db, String account, @Nullable String before, int most) {
        // The plus keeps the account's index out of it: through it, each page would sort all that there is.
        return before == null
                ? db.query(
                        DECISION + "WHERE +account = ? ORDER BY id DESC LIMIT ?",
                        DecisionTable::decision,
                        account,
                        most)
                : db.query(
                        DECISION
                                + "WHERE +account = ? AND id < (SELECT id FROM decisions WHERE decision_id = ?)"
                                + " ORDER BY id DESC LIMIT ?",
                        DecisionTable::decision,
                        account,
                        before,
                        most);
    }

    static List<Logged> since(Db db, String account, Instant since, int most) {
        return db.query(
                DECISION + "WHERE account = ? AND decided_at >= ? ORDER BY decided_at, id LIMIT ?",
                DecisionTable::decision,
                account,
                since,
                most);
    }

    static List<Logged> unsettled(Db db, String account, String kind, int most) {
        return db.query(
                DECISION + "WHERE account = ? AND kind = ? AND settled_at IS NULL ORDER BY id LIMIT ?",
                DecisionTable::decision,
                account,
                kind,
                most);
    }

    private static Logged decision(Row row) {
        return new Logged(
                row.text(),
                row.text(),
                row.optionalText(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.time(),
                settlement(row));
    }

    private static @Nullable Settlement settlement(Row row) {
        String choice = row.optionalText();
        return choice == null ? null : new Settlement(choice, row.text(), row.time(), row.optionalText());
    }

    static boolean add(Db db, Received alert) {
        return ALERTS.add(db, values(alert));
    }

    static void replace(Db db, Received alert) {
        if (findAlert(db, alert.account(), alert.id()).isEmpty()) {
            throw new IllegalStateException(
                    "alert " + alert.id() + " of account '" + alert.account() + "' was never added");
        }
        ALERTS.put(db, values(alert));
    }

    private static @Nullable Object[] values(Received alert) {
        return new @Nullable Object[] {
            alert.account(),
            alert.id(),
            alert.channel(),
            alert.author(),
            alert.contentHash(),
            alert.textHash(),
            alert.json(),
            alert.receivedAt()
        };
    }

    static Optional<Received> findAlert(Db db, String account, String id) {
        return db.queryOne(ALERT + "WHERE account = ? AND alert_id = ?", DecisionTable::alert, account, id);
    }

    static List<Received> lastAlerts(Db db, String account, int most) {
        return db.query(ALERT + "WHERE account = ? ORDER BY id DESC LIMIT ?", DecisionTable::alert, account, most);
    }

    static List<Received> like(Db db, String account, @Nullable String author, String textHash, Instant since) {
        return db.query(
                ALERT + "WHERE account = ? AND text_hash = ? AND received_at >= ? AND author IS ? ORDER BY id",
                DecisionTable::alert,
                account,
                textHash,
                since,
                author);
    }

    private static Received alert(Row row) {
        return new Received(
                row.text(),
                row.text(),
                row.optionalText(),
                row.optionalText(),
                row.text(),
                row.text(),
                row.text(),
                row.time());
    }
}
