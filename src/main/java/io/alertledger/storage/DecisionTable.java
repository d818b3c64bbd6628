package io.alertledger.storage;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.journal.DecisionLog.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code decisions} and {@code alerts}. */
final class DecisionTable {
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

    static boolean add(Db db, Logged decision) {
        Settlement settlement = decision.settlement();
        return db.update(
                        """
                        INSERT INTO decisions
                            (decision_id, account, alert_id, content_hash, kind, json, rule_set, decided_at,
                             choice, settled_by, settled_at, settled_json)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (decision_id) DO NOTHING""",
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
                        settlement == null ? null : settlement.json())
                == 1;
    }

    static boolean settle(Db db, String decisionId, Settlement settlement) {
        return db.update("""
                        UPDATE decisions SET choice = ?, settled_by = ?, settled_at = ?, settled_json = ?
                        WHERE decision_id = ? AND settled_at IS NULL""", settlement.choice(), settlement.by(), settlement.at(), settlement.json(), decisionId)
                == 1;
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
        return db.update(
                        """
                        INSERT INTO alerts
                            (account, alert_id, channel, author, content_hash, text_hash, json, received_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (account, alert_id) DO NOTHING""",
                        alert.account(),
                        alert.id(),
                        alert.channel(),
                        alert.author(),
                        alert.contentHash(),
                        alert.textHash(),
                        alert.json(),
                        alert.receivedAt())
                == 1;
    }

    static void replace(Db db, Received alert) {
        int rows = db.update(
                """
                UPDATE alerts
                SET channel = ?, author = ?, content_hash = ?, text_hash = ?, json = ?, received_at = ?
                WHERE account = ? AND alert_id = ?""",
                alert.channel(),
                alert.author(),
                alert.contentHash(),
                alert.textHash(),
                alert.json(),
                alert.receivedAt(),
                alert.account(),
                alert.id());
        if (rows != 1) {
            throw new IllegalStateException(
                    "alert " + alert.id() + " of account '" + alert.account() + "' was never added");
        }
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
