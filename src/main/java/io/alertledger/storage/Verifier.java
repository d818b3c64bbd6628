package io.alertledger.storage;

import io.alertledger.storage.Verification.Difference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Folds all events anew and compares with everything that stands in the file. First by one digest per
 * table, in one pass and constant memory, while a second thread reads the tables; only where digests
 * differ are the tables made again aside and compared cell by cell.
 */
final class Verifier {
    /** How often a moment without a commit in between is looked for. */
    private static final int MOST_TRIES = 50;

    private final List<Difference> differences = Collections.synchronizedList(new ArrayList<>());
    private final Map<BookTable, RowDigest> found = new EnumMap<>(BookTable.class);

    private Verifier() {}

    static Verification run(StoreFiles files, StoreOptions options) {
        try (Db log = Sqlite.copier(files.database(), options.busyTimeout());
                Db tables = Sqlite.copier(files.database(), options.busyTimeout())) {
            return new Verifier().verify(log, sameMoment(log, tables) ? tables : log);
        }
    }

    /** Whether both connections could be made to see the same commit. */
    private static boolean sameMoment(Db one, Db other) {
        one.execute("BEGIN");
        Head head = EventTable.head(one);
        for (int i = 0; i < MOST_TRIES; i++) {
            other.execute("BEGIN");
            Head seen = EventTable.head(other);
            if (seen.equals(head)) {
                return true;
            }
            other.execute("ROLLBACK");
            one.execute("ROLLBACK");
            one.execute("BEGIN");
            head = EventTable.head(one);
        }
        return false;
    }

    private Verification verify(Db log, Db tables) {
        DigestSink expected = new DigestSink();
        EventStream stream = new EventStream(expected, this::report, event -> {});
        CompletableFuture<Void> aside = tables == log
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(
                        () -> tables(tables), task -> new Thread(task, "alertledger-verify").start());
        step(log, "ledger_events", () -> stream.run(log));
        aside.join();
        if (tables == log) {
            tables(log);
        }
        if (stream.complete()) {
            step(log, "projections", () -> compare(log, expected, stream));
        }
        return new Verification(stream.head().sequence(), stream.head(), differences);
    }

    /** All that can be looked at without knowing what is expected. */
    private void tables(Db db) {
        for (BookTable table : BookTable.values()) {
            RowDigest digest = new RowDigest();
            Columns columns = table.columns();
            step(
                    db,
                    columns.table(),
                    () -> db.forEach(
                            "SELECT " + columns.text() + " FROM " + columns.table(), row -> digest.add(row.text())));
            found.put(table, digest);
        }
        step(db, "integrity_check", () -> integrity(db));
        step(db, "orders", () -> OrderTable.verify(db, this::report));
        step(db, "decisions", () -> DecisionTable.verify(db, this::report));
        step(db, "exit_states", () -> ExitStateTable.verify(db, this::report));
    }

    private void integrity(Db db) {
        db.forEach("PRAGMA integrity_check(" + Verification.MOST + ")", row -> {
            String finding = row.text();
            if (!finding.equals("ok")) {
                report(new Difference(db.file().toString(), "integrity_check", "ok", finding));
            }
        });
    }

    private void compare(Db db, DigestSink expected, EventStream stream) {
        expected.finish(stream.book());
        Set<BookTable> differing = EnumSet.noneOf(BookTable.class);
        for (BookTable table : BookTable.values()) {
            if (!Objects.requireNonNull(found.get(table)).sameAs(expected.of(table))) {
                differing.add(table);
            }
        }
        if (!differing.isEmpty()) {
            Rebuild.compare(db, differing, this::report);
        }
    }

    /** What can not even be read is a finding too. */
    private void step(Db db, String what, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException unreadable) {
            report(new Difference(db.file().toString(), what, "readable", String.valueOf(unreadable.getMessage())));
        }
    }

    private void report(Difference difference) {
        if (differences.size() < Verification.MOST) {
            differences.add(difference);
        }
    }
}
