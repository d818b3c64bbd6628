package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a file to the newest schema. Each step is one transaction, so a process that dies half way
 * leaves the version before or after it; each is preceded by a backup beside the file.
 */
final class Migrations {
    /** Marks the file as ours in its header: "ALED". */
    static final int APPLICATION_ID = 0x414c4544;

    private final List<Migration> known;
    private final Clock clock;

    Migrations(List<Migration> known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    /**
     * Runs what is missing.
     *
     * @return the backups made on the way; none for a new file
     * @throws StoreException for a file of a newer version, of another program, or whose steps differ
     */
    List<Path> run(Db db) {
        int version = check(db);
        List<Path> backups = new ArrayList<>();
        for (Migration step : known) {
            if (step.version() <= version) {
                continue;
            }
            if (version > 0) {
                backups.add(backup(db, version, step.version()));
            }
            apply(db, step);
            version = step.version();
        }
        return backups;
    }

    /**
     * The version of a file that this program can use, 0 for an empty one.
     *
     * @throws StoreException as {@link #run}
     */
    int check(Db db) {
        Path file = db.file();
        int version = Integer.parseInt(db.pragma("user_version"));
        int newest = known.get(known.size() - 1).version();
        boolean empty =
                db.queryOne("SELECT 1 FROM sqlite_schema LIMIT 1", Row::integer).isEmpty();
        if (version == 0 && empty) {
            return 0;
        }
        if (Integer.parseInt(db.pragma("application_id")) != APPLICATION_ID) {
            throw new StoreException(StoreProblem.of(
                    Kind.NOT_A_LEDGER,
                    file,
                    file + " is a SQLite database of another program; it was left as it is"
                            + "\nMaybe you want to 'import' it."));
        }
        if (version > newest) {
            throw new StoreException(StoreProblem.of(
                    Kind.NEWER_VERSION,
                    file,
                    file + " has schema version " + version + ", this program knows versions up to " + newest
                            + "; it was left as it is\nMaybe use the newer program that wrote it."));
        }
        db.forEach("SELECT version, name, checksum FROM schema_migrations ORDER BY version", row -> {
            int applied = (int) row.integer();
            String name = row.text();
            String checksum = row.text();
            boolean same = known.stream()
                    .anyMatch(m -> m.version() == applied && m.checksum().equals(checksum));
            if (!same) {
                throw new StoreException(StoreProblem.of(
                        Kind.CHANGED_SCHEMA,
                        file,
                        file + " was brought to version " + applied + " by a step '" + name
                                + "' that is not the one this program knows; it was left as it is"));
            }
        });
        return version;
    }

    /**
     * The version of a file that is to be read only.
     *
     * @throws StoreException as {@link #run}, and for an older version, which only its owner may change
     */
    int checkReadable(Db db) {
        int version = check(db);
        int newest = known.get(known.size() - 1).version();
        if (version < newest) {
            throw new StoreException(StoreProblem.of(
                    Kind.CHANGED_SCHEMA,
                    db.file(),
                    db.file() + (version == 0 ? " is empty" : " has the older schema version " + version)
                            + "; it is brought up to date when it is opened for writing"));
        }
        return version;
    }

    private Path backup(Db db, int from, int to) {
        Path file = db.file();
        String stamp =
                Times.text(clock.instant()).substring(0, 19).replace(":", "").replace("-", "");
        Path target = file.resolveSibling(
                file.getFileName() + ".v" + from + "-before-v" + to + "." + Backups.stamp(clock) + ".backup");
        Backups.copy(db, target);
        return target;
    }

    private void apply(Db db, Migration step) {
        db.execute("BEGIN IMMEDIATE");
        try {
            step.statements().forEach(db::execute);
            db.update(
                    "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
                    step.version(),
                    step.name(),
                    step.checksum(),
                    clock.instant());
            db.execute("PRAGMA application_id=" + APPLICATION_ID);
            db.execute("PRAGMA user_version=" + step.version());
            db.execute("COMMIT");
        } catch (RuntimeException failed) {
            try {
                db.execute("ROLLBACK");
            } catch (StoreException alreadyRolledBack) {
                failed.addSuppressed(alreadyRolledBack);
            }
            throw failed;
        }
    }
}
