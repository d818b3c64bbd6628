package io.alertledger.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps from a path to an open store, each taken back when a later one fails. Used once. */
final class Opener {
    private final Path file;
    private final StoreOptions options;
    private final List<Migration> migrations;
    private final List<String> notices = new ArrayList<>();
    private List<Path> backups = List.of();
    private @Nullable StoreFiles files;
    private @Nullable OwnerLease lease;
    private @Nullable HeadFile headFile;
    private @Nullable Db db;

    Opener(Path file, StoreOptions options, List<Migration> migrations) {
        this.file = file;
        this.options = options;
        this.migrations = migrations;
    }

    OpenResult open() {
        try {
            StoreFiles found = StoreFiles.prepare(file);
            files = found;
            notices.addAll(found.notices());
            OwnerLease taken = OwnerLease.acquire(found, options);
            lease = taken;
            Db writing = Sqlite.writer(found.database(), options.busyTimeout(), true);
            db = writing;
            prepare(found, taken, writing);
            HeadFile head = HeadFile.open(found.head());
            headFile = head;
            Pen pen = new Pen(found, options, taken, head, writing);
            head.write(pen.committedHead());
            Writer writer = new Writer(pen, options, found);
            LedgerStore store = new LedgerStore(this, writer, pen, new Readers(found, options));
            writer.start();
            return new OpenResult.Opened(store);
        } catch (StoreException refused) {
            giveBack();
            return new OpenResult.Refused(refused.problem());
        } catch (RuntimeException | Error broken) {
            giveBack();
            throw broken;
        }
    }

    private void prepare(StoreFiles found, OwnerLease taken, Db writing) {
        Migrations steps = new Migrations(migrations, options.clock());
        int version = steps.check(writing);
        if (version > 0) {
            taken.check(writing);
            StartCheck.run(found, options).ifPresent(notices::add);
        }
        backups = steps.run(writing);
        writing.execute("BEGIN IMMEDIATE");
        taken.register(writing);
        MetaTable.set(writing, MetaTable.SQL_ACCOUNT, options.sqlAccount());
        HeadFile.read(found.head())
                .flatMap(seen -> StartCheck.missing(writing, seen))
                .ifPresent(reason -> {
                    MetaTable.distrustAll(writing, reason);
                    notices.add(reason);
                });
        writing.execute("COMMIT");
    }

    private void giveBack() {
        try {
            if (db != null) {
                db.close();
            }
            if (headFile != null) {
                headFile.close();
            }
        } catch (RuntimeException alreadyFailing) {
            // The first failure is the one to tell.
        } finally {
            if (lease != null) {
                lease.close();
            }
        }
    }

    StoreFiles files() {
        return Objects.requireNonNull(files);
    }

    OwnerLease lease() {
        return Objects.requireNonNull(lease);
    }

    HeadFile headFile() {
        return Objects.requireNonNull(headFile);
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    List<Path> backups() {
        return List.copyOf(backups);
    }
}
