package io.alertledger.storage;

import io.alertledger.storage.Verification.Difference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Folds all events anew and compares with everything that stands in the file. First by one digest per
 * table, in one pass and constant memory; only where digests differ are the tables made again aside
 * and compared cell by cell.
 */
final class Verifier {
    private final List<Difference> differences = new ArrayList<>();

    private Verifier() {}

    /** On a connection of its own, so that all is of one moment. */
    static Verification run(StoreFiles files, StoreOptions options) {
        try (Db db = Sqlite.copier(files.database(), options.busyTimeout())) {
            db.execute("BEGIN");
            return new Verifier().verify(db);
        }
    }

    private Verification verify(Db db) {
        DigestSink expected = new DigestSink();
        EventStream stream = new EventStream(expected, this::report, event -> {});
        step(db, "integrity_check", () -> integrity(db));
        step(db, "ledger_events", () -> stream.run(db));
        if (stream.complete()) {
            step(db, "projections", () -> projections(db, expected, stream));
        }
        step(db, "orders", () -> OrderTable.verify(db, this::report));
        step(db, "decisions", () -> DecisionTable.verify(db, this::report));
        return new Verification(stream.head().sequence(), stream.head(), differences);
    }

    /** What can not even be read is a finding too. */
    private void step(Db db, String what, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException unreadable) {
            report(new Difference(db.file().toString(), what, "readable", String.valueOf(unreadable.getMessage())));
        }
    }

    private void integrity(Db db) {
        db.forEach("PRAGMA integrity_check(" + Verification.MOST + ")", row -> {
            String finding = row.text();
            if (!finding.equals("ok")) {
                report(new Difference(db.file().toString(), "integrity_check", "ok", finding));
            }
        });
    }

    private void projections(Db db, DigestSink expected, EventStream stream) {
        expected.finish(stream.book());
        Set<BookTable> differing = EnumSet.noneOf(BookTable.class);
        for (BookTable table : BookTable.values()) {
            RowDigest found = new RowDigest();
            Columns columns = table.columns();
            db.forEach("SELECT " + columns.text() + " FROM " + columns.table(), row -> found.add(row.text()));
            if (!found.sameAs(expected.of(table))) {
                differing.add(table);
            }
        }
        if (!differing.isEmpty()) {
            Rebuild.compare(db, differing, this::report);
        }
    }

    private void report(Difference difference) {
        if (differences.size() < Verification.MOST) {
            differences.add(difference);
        }
    }
}
