package io.alertledger.storage;

import java.util.List;

/** The projections and their columns. */
enum BookTable {
    POSITIONS(
            "book_positions",
            List.of("account", "instrument", "ticker", "side", "episode"),
            List.of(
                    "kind",
                    "expiration",
                    "strike",
                    "option_type",
                    "status",
                    "quantity",
                    "total_cost",
                    "locked",
                    "available",
                    "held_elsewhere",
                    "multiplier",
                    "step",
                    "managed",
                    "nickname",
                    "opened",
                    "realized",
                    "closings",
                    "closings_unknown",
                    "pending_exit_since",
                    "opened_at",
                    "updated_at")),
    /** What of a lot never changes. */
    LOTS_OPENED(
            "book_lots",
            List.of("account", "lot_id"),
            List.of(
                    "episode",
                    "opened_quantity",
                    "opened_cost",
                    "opened_fee",
                    "opened_at",
                    "trade_id",
                    "channel",
                    "author",
                    "source",
                    "multiplier",
                    "opened_by")),
    /** What remains of it. */
    LOTS(
            "book_lots",
            List.of("account", "lot_id"),
            List.of("ticker", "instrument", "side", "quantity", "total_cost", "place", "status")),
    EXITS(
            "book_exits",
            List.of("account", "lot_id", "closed_by"),
            List.of("quantity", "cost", "price", "realized", "at", "source")),
    UNDONE("book_undone", List.of("seq"), List.of("undone_by")),
    LOCKS(
            "book_locks",
            List.of("account", "instrument", "ticker", "side", "client_order_id"),
            List.of("decision_id", "quantity", "since", "place")),
    PROTECTIONS(
            "book_protections",
            List.of("account", "instrument", "ticker", "side"),
            List.of("protection", "source", "suspended", "because", "since")),
    ACCOUNTS(
            "book_accounts",
            List.of("account"),
            List.of(
                    "lots",
                    "episodes",
                    "net_paid",
                    "unexplained",
                    "realized",
                    "closings",
                    "closings_unknown",
                    "paused_entries",
                    "paused_exits",
                    "paused_by",
                    "paused_at")),
    DAYS("book_days", List.of("account", "day"), List.of("realized", "closings", "closings_unknown"));

    private final Columns columns;

    BookTable(String table, List<String> keys, List<String> values) {
        columns = new Columns(table, keys, values);
    }

    Columns columns() {
        return columns;
    }

    /** Writes a whole row in place of the one with its key; keys and values in this order. */
    String upsert() {
        return columns.upsert();
    }
}
