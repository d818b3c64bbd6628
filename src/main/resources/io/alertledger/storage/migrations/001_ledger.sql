-- The ledger's schema, version 1. A statement ends with a semicolon before an empty line.
--
-- Decimals are TEXT in plain digits, exact. Times are TEXT, ISO-8601 in UTC with nine decimals, so
-- that text order is time order. Flags are 0 and 1. Enumerations are their upper-case names. The
-- account stands in every key.
--
-- A position's instrument is written as `ticker` (the trader's word, SPX) and `instrument` (the id
-- under the root, SPXW_20260128_6900_C, or a symbol).

CREATE TABLE schema_migrations (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    checksum   TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

-- Small facts about the file: sql_account, red_until_reconciled …
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The process that owns the file for writing; no row once it closed it.
CREATE TABLE owner (
    id                 INTEGER PRIMARY KEY CHECK (id = 1),
    token              TEXT NOT NULL,
    pid                INTEGER NOT NULL,
    host               TEXT NOT NULL,
    process_started_at TEXT,
    heartbeat          TEXT NOT NULL,
    api                TEXT,
    lock_key           TEXT NOT NULL
) STRICT;

-- What happened. Appended, never changed. `book_seal` is a digest of all that is open after it; `hash` is SHA-256 over the hash before it and every other
-- column of the row, so that a changed, missing or moved row shows.
CREATE TABLE ledger_events (
    seq             INTEGER PRIMARY KEY,
    account         TEXT NOT NULL,
    type            TEXT NOT NULL,
    ticker          TEXT,
    instrument      TEXT,
    side            TEXT,
    to_ticker       TEXT,
    to_instrument   TEXT,
    to_side         TEXT,
    at              TEXT NOT NULL,
    recorded_at     TEXT NOT NULL,
    fill_id         TEXT,
    idempotency_key TEXT,
    key_part        INTEGER,
    payload         TEXT NOT NULL,
    book_seal       TEXT NOT NULL,
    hash            TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ledger_events_by_fill ON ledger_events (account, fill_id) WHERE fill_id IS NOT NULL;

CREATE UNIQUE INDEX ledger_events_by_key ON ledger_events (account, idempotency_key, key_part)
    WHERE idempotency_key IS NOT NULL;

CREATE INDEX ledger_events_by_position ON ledger_events (account, instrument, ticker, side)
    WHERE instrument IS NOT NULL;

CREATE INDEX ledger_events_by_target ON ledger_events (account, to_instrument, to_ticker, to_side)
    WHERE to_instrument IS NOT NULL;

CREATE TRIGGER ledger_events_are_never_changed BEFORE UPDATE ON ledger_events
BEGIN
    SELECT RAISE(ABORT, 'ledger_events is append-only');
END;

CREATE TRIGGER ledger_events_are_never_deleted BEFORE DELETE ON ledger_events
BEGIN
    SELECT RAISE(ABORT, 'ledger_events is append-only');
END;

-- Projection: one row per episode of a position, the closed ones included.
CREATE TABLE book_positions (
    id                 INTEGER PRIMARY KEY,
    account            TEXT NOT NULL,
    ticker             TEXT NOT NULL,
    instrument         TEXT NOT NULL,
    side               TEXT NOT NULL,
    episode            INTEGER NOT NULL,
    kind               TEXT NOT NULL,
    expiration         TEXT,
    strike             TEXT,
    option_type        TEXT,
    status             TEXT NOT NULL,
    quantity           TEXT NOT NULL,
    total_cost         TEXT,
    locked             TEXT NOT NULL,
    available          TEXT,
    held_elsewhere     TEXT,
    multiplier         TEXT NOT NULL,
    step               TEXT NOT NULL,
    managed            INTEGER NOT NULL,
    nickname           TEXT,
    opened             TEXT NOT NULL,
    realized           TEXT NOT NULL,
    closings           INTEGER NOT NULL,
    closings_unknown   INTEGER NOT NULL,
    pending_exit_since TEXT,
    opened_at          TEXT NOT NULL,
    updated_at         TEXT NOT NULL,
    UNIQUE (account, instrument, ticker, side, episode)
) STRICT;

-- What a start has to read: short, however many are closed.
CREATE INDEX book_positions_open ON book_positions (account, instrument) WHERE status <> 'CLOSED';

CREATE INDEX book_positions_by_contract ON book_positions (account, ticker, expiration, strike, option_type, episode);

-- Projection: every lot that was ever opened. The columns to `opened_by` never change (`episode` is
-- the one in which it was opened); `ticker` to `side`
-- change only by a corporate action; `quantity` and `total_cost` are what remains of it; `place` orders
-- open lots of the same time.
CREATE TABLE book_lots (
    id              INTEGER PRIMARY KEY,
    account         TEXT NOT NULL,
    lot_id          TEXT NOT NULL,
    episode         INTEGER NOT NULL,
    opened_quantity TEXT NOT NULL,
    opened_cost     TEXT,
    opened_fee      TEXT NOT NULL,
    opened_at       TEXT NOT NULL,
    trade_id        TEXT,
    channel         TEXT,
    author          TEXT,
    source          TEXT NOT NULL,
    multiplier      TEXT NOT NULL,
    opened_by       INTEGER NOT NULL REFERENCES ledger_events (seq),
    ticker          TEXT NOT NULL,
    instrument      TEXT NOT NULL,
    side            TEXT NOT NULL,
    quantity        TEXT NOT NULL,
    total_cost      TEXT,
    place           INTEGER NOT NULL,
    status          TEXT NOT NULL,
    UNIQUE (account, lot_id)
) STRICT;

CREATE INDEX book_lots_open ON book_lots (account, instrument, ticker, side) WHERE status = 'OPEN';

CREATE INDEX book_lots_by_episode ON book_lots (account, episode);

-- Projection: what each closing took of each lot, with the lot's share of the result.
CREATE TABLE book_exits (
    account   TEXT NOT NULL,
    lot_id    TEXT NOT NULL,
    closed_by INTEGER NOT NULL REFERENCES ledger_events (seq),
    quantity  TEXT NOT NULL,
    cost      TEXT,
    price     TEXT,
    realized  TEXT,
    at        TEXT NOT NULL,
    source    TEXT NOT NULL,
    PRIMARY KEY (account, lot_id, closed_by)
) STRICT, WITHOUT ROWID;

-- Projection: events that a later event took back.
CREATE TABLE book_undone (
    seq       INTEGER PRIMARY KEY REFERENCES ledger_events (seq),
    undone_by INTEGER NOT NULL REFERENCES ledger_events (seq)
) STRICT;

-- Projection: quantities held for exits on their way.
CREATE TABLE book_locks (
    account         TEXT NOT NULL,
    instrument      TEXT NOT NULL,
    ticker          TEXT NOT NULL,
    side            TEXT NOT NULL,
    client_order_id TEXT NOT NULL,
    decision_id     TEXT NOT NULL,
    quantity        TEXT NOT NULL,
    since           TEXT NOT NULL,
    place           INTEGER NOT NULL,
    PRIMARY KEY (account, instrument, ticker, side, client_order_id)
) STRICT, WITHOUT ROWID;

-- Projection: what guards a position, as JSON.
CREATE TABLE book_protections (
    account    TEXT NOT NULL,
    instrument TEXT NOT NULL,
    ticker     TEXT NOT NULL,
    side       TEXT NOT NULL,
    protection TEXT NOT NULL,
    source     TEXT NOT NULL,
    suspended  TEXT,
    because    TEXT NOT NULL,
    since      TEXT NOT NULL,
    PRIMARY KEY (account, instrument, ticker, side)
) STRICT, WITHOUT ROWID;

-- Projection: what the book keeps of an account's past.
CREATE TABLE book_accounts (
    account          TEXT PRIMARY KEY,
    lots             INTEGER NOT NULL,
    episodes         INTEGER NOT NULL,
    net_paid         TEXT NOT NULL,
    unexplained      TEXT NOT NULL,
    realized         TEXT NOT NULL,
    closings         INTEGER NOT NULL,
    closings_unknown INTEGER NOT NULL,
    paused_entries   INTEGER,
    paused_exits     INTEGER,
    paused_by        TEXT,
    paused_at        TEXT
) STRICT, WITHOUT ROWID;

-- Projection: results by the closing's day in New York.
CREATE TABLE book_days (
    account          TEXT NOT NULL,
    day              TEXT NOT NULL,
    realized         TEXT NOT NULL,
    closings         INTEGER NOT NULL,
    closings_unknown INTEGER NOT NULL,
    PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

-- Orders of ours, each in its newest state: the outbox. These four tables follow from no event, so
-- each row carries a hash of its own columns: damage shows.
CREATE TABLE orders (
    id              INTEGER PRIMARY KEY,
    account         TEXT NOT NULL,
    client_order_id TEXT NOT NULL,
    decision_id     TEXT NOT NULL,
    ticker          TEXT NOT NULL,
    instrument      TEXT NOT NULL,
    position_side   TEXT NOT NULL,
    side            TEXT NOT NULL,
    quantity        TEXT NOT NULL,
    filled          TEXT NOT NULL,
    lots            TEXT NOT NULL,
    order_type      TEXT,
    limit_price     TEXT,
    time_in_force   TEXT,
    execution       TEXT NOT NULL,
    exit_rank       TEXT,
    state           TEXT NOT NULL,
    broker_order_id TEXT,
    attempt         INTEGER NOT NULL,
    reason          TEXT NOT NULL,
    created_at      TEXT NOT NULL,
    updated_at      TEXT NOT NULL,
    row_hash        TEXT NOT NULL,
    UNIQUE (account, client_order_id)
) STRICT;

CREATE INDEX orders_working ON orders (account, instrument)
    WHERE state IN ('PLANNED', 'SUBMITTED', 'PARTIALLY_FILLED', 'UNKNOWN');

CREATE INDEX orders_by_decision ON orders (decision_id);

-- Trades that happened, ours or made elsewhere; the same id twice is the same fill.
CREATE TABLE fills (
    id              INTEGER PRIMARY KEY,
    account         TEXT NOT NULL,
    fill_id         TEXT NOT NULL,
    client_order_id TEXT,
    ticker          TEXT NOT NULL,
    instrument      TEXT NOT NULL,
    position_side   TEXT NOT NULL,
    side            TEXT NOT NULL,
    quantity        TEXT NOT NULL,
    price           TEXT NOT NULL,
    fee             TEXT NOT NULL,
    at              TEXT NOT NULL,
    recorded_at     TEXT NOT NULL,
    row_hash        TEXT NOT NULL,
    UNIQUE (account, fill_id)
) STRICT;

CREATE INDEX fills_by_order ON fills (account, client_order_id) WHERE client_order_id IS NOT NULL;

-- Messages as they arrived.
CREATE TABLE alerts (
    id           INTEGER PRIMARY KEY,
    account      TEXT NOT NULL,
    alert_id     TEXT NOT NULL,
    channel      TEXT,
    author       TEXT,
    content_hash TEXT NOT NULL,
    text_hash    TEXT NOT NULL,
    json         TEXT NOT NULL,
    received_at  TEXT NOT NULL,
    row_hash     TEXT NOT NULL,
    UNIQUE (account, alert_id)
) STRICT;

CREATE INDEX alerts_by_text ON alerts (account, text_hash, received_at);

-- What was decided, with all that replaying it needs.
CREATE TABLE decisions (
    id           INTEGER PRIMARY KEY,
    decision_id  TEXT NOT NULL UNIQUE,
    account      TEXT NOT NULL,
    alert_id     TEXT,
    content_hash TEXT NOT NULL,
    kind         TEXT NOT NULL,
    json         TEXT NOT NULL,
    rule_set     TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    choice       TEXT,
    settled_by   TEXT,
    settled_at   TEXT,
    settled_json TEXT,
    row_hash     TEXT NOT NULL
) STRICT;

CREATE INDEX decisions_by_alert ON decisions (account, alert_id) WHERE alert_id IS NOT NULL;

CREATE INDEX decisions_by_time ON decisions (account, decided_at);

CREATE INDEX decisions_waiting ON decisions (account, kind) WHERE settled_at IS NULL;

-- The newest price of each instrument. A price belongs to no account.
CREATE TABLE marks (
    instrument TEXT NOT NULL,
    ticker     TEXT NOT NULL,
    price      TEXT,
    bid        TEXT,
    ask        TEXT,
    at         TEXT NOT NULL,
    source     TEXT NOT NULL,
    PRIMARY KEY (instrument, ticker)
) STRICT, WITHOUT ROWID;

-- How far the protection of each open position has got (trail, delays, break-even), as JSON. It follows
-- from prices that are not kept, so it has a hash of its own too.
CREATE TABLE exit_states (
    account    TEXT NOT NULL,
    instrument TEXT NOT NULL,
    ticker     TEXT NOT NULL,
    side       TEXT NOT NULL,
    episode    INTEGER NOT NULL,
    state      TEXT NOT NULL,
    row_hash   TEXT NOT NULL,
    PRIMARY KEY (account, instrument, ticker, side)
) STRICT, WITHOUT ROWID;

-- Option positions of the account `sql_account` with the names under which they are shown: the
-- trader's word, or the root where both roots are open; the side only where both sides are open.
CREATE VIEW named_positions AS
SELECT
    p.*,
    CASE
        WHEN p.status <> 'CLOSED' AND EXISTS (
            SELECT 1 FROM book_positions o
            WHERE o.account = p.account AND o.ticker = p.ticker AND o.expiration = p.expiration
                AND o.strike = p.strike AND o.option_type = p.option_type AND o.status <> 'CLOSED'
                AND o.instrument <> p.instrument)
        THEN p.instrument
        ELSE p.ticker || substr(p.instrument, instr(p.instrument, '_'))
    END
    ||
    CASE
        WHEN p.status <> 'CLOSED' AND EXISTS (
            SELECT 1 FROM book_positions o
            WHERE o.account = p.account AND o.instrument = p.instrument AND o.ticker = p.ticker
                AND o.side <> p.side AND o.status <> 'CLOSED')
        THEN ':' || p.side
        ELSE ''
    END AS ccid
FROM book_positions p
WHERE p.account = (SELECT value FROM meta WHERE name = 'sql_account') AND p.kind = 'OPTION';

-- For programs that read the older position_ledger.db: its names, types and lower-case words; times
-- as Python's isoformat() writes them. Read-only, one account, one row per ccid, its latest episode.
CREATE VIEW positions AS
SELECT
    p.id AS id,
    p.ccid AS ccid,
    p.ticker AS ticker,
    CAST(p.strike AS REAL) AS strike,
    lower(p.option_type) AS option_type,
    p.expiration AS expiration,
    CAST(p.quantity AS INTEGER) AS total_quantity,
    CASE
        WHEN p.status <> 'CLOSED'
        THEN CAST(p.total_cost AS REAL) / (CAST(p.quantity AS REAL) * CAST(p.multiplier AS REAL))
        ELSE (
            SELECT CASE
                WHEN count(*) = count(l.opened_cost)
                THEN sum(CAST(l.opened_cost AS REAL))
                    / sum(CAST(l.opened_quantity AS REAL) * CAST(l.multiplier AS REAL))
            END
            FROM book_lots l WHERE l.account = p.account AND l.episode = p.episode AND l.status <> 'UNDONE')
    END AS avg_cost_basis,
    lower(p.status) AS status,
    CASE WHEN p.status = 'PENDING_EXIT' THEN substr(p.pending_exit_since, 1, 26) || '+00:00' END AS pending_exit_since,
    coalesce(
        (SELECT l.channel FROM book_lots l
            WHERE l.account = p.account AND l.episode = p.episode AND l.channel IS NOT NULL
            ORDER BY l.opened_at, l.id LIMIT 1),
        (SELECT l.channel FROM book_lots l
            WHERE l.account = p.account AND l.instrument = p.instrument AND l.ticker = p.ticker
                AND l.side = p.side AND l.status = 'OPEN' AND l.channel IS NOT NULL
            ORDER BY l.opened_at, l.id LIMIT 1)) AS channel,
    substr(p.opened_at, 1, 26) || '+00:00' AS first_entry_time,
    substr(p.updated_at, 1, 26) || '+00:00' AS last_update_time,
    (SELECT json_extract(e.payload, '$.note') FROM ledger_events e
        WHERE e.account = p.account AND e.instrument = p.instrument AND e.ticker = p.ticker
            AND e.side = p.side AND e.type = 'Noted'
        ORDER BY e.seq DESC LIMIT 1) AS notes
FROM named_positions p
WHERE p.status <> 'CLOSED' OR NOT EXISTS (
    SELECT 1 FROM book_positions o
    WHERE o.account = p.account AND o.ticker = p.ticker AND o.expiration = p.expiration
        AND o.strike = p.strike AND o.option_type = p.option_type
        AND (o.status <> 'CLOSED' OR o.episode > p.episode));

-- The lots of them. An open lot shows what remains of it, a sold one all that was sold of it at its
-- average price.
CREATE VIEW position_lots AS
SELECT
    l.id AS id,
    (SELECT n.ccid FROM named_positions n
        WHERE n.account = l.account AND n.instrument = l.instrument AND n.ticker = l.ticker AND n.side = l.side
        ORDER BY n.episode DESC LIMIT 1) AS ccid,
    l.lot_id AS lot_id,
    CASE
        WHEN l.status = 'OPEN' THEN CAST(l.quantity AS INTEGER)
        ELSE (
            SELECT CAST(sum(CAST(x.quantity AS REAL)) AS INTEGER) FROM book_exits x
            WHERE x.account = l.account AND x.lot_id = l.lot_id
                AND NOT EXISTS (SELECT 1 FROM book_undone u WHERE u.seq = x.closed_by))
    END AS quantity,
    CASE
        WHEN l.status = 'OPEN'
        THEN CAST(l.total_cost AS REAL) / (CAST(l.quantity AS REAL) * (
            SELECT CAST(p.multiplier AS REAL) FROM book_positions p
            WHERE p.account = l.account AND p.instrument = l.instrument AND p.ticker = l.ticker AND p.side = l.side
            ORDER BY p.episode DESC LIMIT 1))
        ELSE CAST(l.opened_cost AS REAL) / (CAST(l.opened_quantity AS REAL) * CAST(l.multiplier AS REAL))
    END AS cost_basis,
    substr(l.opened_at, 1, 26) || '+00:00' AS entry_time,
    l.trade_id AS source_trade_id,
    CASE WHEN l.status = 'OPEN' THEN 'open' ELSE 'sold' END AS status,
    CASE
        WHEN l.status = 'CLOSED' THEN (
            SELECT substr(max(x.at), 1, 26) || '+00:00' FROM book_exits x
            WHERE x.account = l.account AND x.lot_id = l.lot_id
                AND NOT EXISTS (SELECT 1 FROM book_undone u WHERE u.seq = x.closed_by))
    END AS exit_time,
    CASE
        WHEN l.status = 'CLOSED' THEN (
            SELECT CASE
                WHEN count(*) = count(x.price)
                THEN sum(CAST(x.price AS REAL) * CAST(x.quantity AS REAL)) / sum(CAST(x.quantity AS REAL))
            END
            FROM book_exits x
            WHERE x.account = l.account AND x.lot_id = l.lot_id
                AND NOT EXISTS (SELECT 1 FROM book_undone u WHERE u.seq = x.closed_by))
    END AS exit_price
FROM book_lots l
WHERE l.account = (SELECT value FROM meta WHERE name = 'sql_account')
    AND instr(l.instrument, '_') > 0 AND l.status <> 'UNDONE';

