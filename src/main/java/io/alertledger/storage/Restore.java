package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup in the place of a ledger. The backup is verified and made ready aside, what stands
 * there is kept under another name, and one rename does the rest; a crash in between leaves the old
 * ledger or the new one.
 */
final class Restore {
    private final Path backup;
    private final Path file;
    private final StoreOptions options;

    Restore(Path backup, Path file, StoreOptions options) {
        this.backup = backup;
        this.file = file;
        this.options = options;
    }

    Restoration run() {
        try {
            requireWhole();
            StoreFiles files = StoreFiles.prepare(file);
            try (OwnerLease lease = OwnerLease.acquire(files, options)) {
                requireUnowned(files, lease);
                return replace(files);
            }
        } catch (StoreException refused) {
            return new Restoration.Refused(refused.problem());
        } catch (IOException failed) {
            return new Restoration.Refused(StoreFiles.unreadable(file, failed).problem());
        }
    }

    /** Only a backup that is in order to the last digit is worth more than what is there. */
    private void requireWhole() {
        StoreFiles files = StoreFiles.existing(backup);
        try (Db db = Sqlite.reader(files.database(), options.busyTimeout())) {
            if (new Migrations(Migration.ALL, options.clock()).check(db) == 0) {
                throw new StoreException(
                        StoreProblem.of(Kind.NOT_A_LEDGER, backup, backup + " is empty; there is nothing to restore"));
            }
        }
        Verification verification = Verifier.run(files, options);
        if (!verification.agrees()) {
            throw new StoreException(StoreProblem.of(
                    Kind.CORRUPT,
                    backup,
                    backup + " is damaged, " + verification.differences().size() + " differences, the first: "
                            + verification.differences().get(0)));
        }
    }

    /** The row of a living owner counts even where locks do not work; what can not be read has no owner. */
    private void requireUnowned(StoreFiles files, OwnerLease lease) {
        try (Db db = Sqlite.reader(files.database(), options.busyTimeout())) {
            if (db.has("owner")) {
                lease.check(db);
            }
        } catch (StoreException problem) {
            if (problem.problem().kind() == Kind.OWNED) {
                throw problem;
            }
        }
    }

    private Restoration replace(StoreFiles files) throws IOException {
        Path database = files.database();
        Path ready = database.resolveSibling(database.getFileName() + ".restoring");
        Files.deleteIfExists(ready);
        try (Db from = Sqlite.copier(StoreFiles.existing(backup).database(), options.busyTimeout())) {
            Backups.copy(from, ready);
        }
        Head head = makeReady(ready);
        Path kept = keep(database);
        // A log that belongs to the old file would be played into the new one.
        Files.deleteIfExists(sibling(database, "-wal"));
        Files.deleteIfExists(sibling(database, "-shm"));
        Files.move(ready, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Backups.syncDirectory(database);
        try (HeadFile headFile = HeadFile.open(files.head())) {
            headFile.write(head);
        }
        return new Restoration.Done(head, kept);
    }

    private Head makeReady(Path ready) throws IOException {
        Head head;
        try (Db db = Sqlite.writer(ready, options.busyTimeout(), false)) {
            new Migrations(Migration.ALL, options.clock()).run(db);
            head = EventTable.head(db);
            MetaTable.distrustAll(
                    db,
                    "restored from " + backup.toAbsolutePath() + " at "
                            + options.clock().instant() + ", ends with event " + head.sequence()
                            + "; the broker was not asked since");
        }
        Backups.sync(ready);
        return head;
    }

    /** Copies what stands there, with a log that could not be played in, under a name that says when. */
    private @Nullable Path keep(Path database) throws IOException {
        if (Files.size(database) == 0) {
            return null;
        }
        try (Db db = Sqlite.writer(database, options.busyTimeout(), true)) {
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (StoreException damaged) {
            // That may be why it is replaced: the files are kept as they are.
        }
        Path kept = sibling(database, ".before-restore." + Backups.stamp(options.clock()));
        Files.copy(database, kept, StandardCopyOption.COPY_ATTRIBUTES);
        if (Files.exists(sibling(database, "-wal"))) {
            Files.copy(sibling(database, "-wal"), sibling(kept, "-wal"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return kept;
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
