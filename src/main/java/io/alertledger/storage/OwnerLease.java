package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write to a ledger file, held by one store at a time.
 *
 * <p>Two proofs. A lock on a side file, which the operating system takes away when the process dies:
 * who gets it knows that no other lives. And a row in the database with pid and heartbeat, for file
 * systems that do not lock, for a side file that somebody deleted, and for telling others whom to
 * ask. The row's token is checked in every transaction, so that an owner who slept through a takeover
 * can not write again.
 */
final class OwnerLease implements AutoCloseable {
    /** Beyond the text in the lock file, so that the text stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    /** Locks belong to the process: a second channel in it would not be refused, and closing it would unlock. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final StoreFiles files;
    private final StoreOptions options;
    private final FileChannel channel;
    private volatile Owner self;

    private OwnerLease(StoreFiles files, StoreOptions options, FileChannel channel, Owner self) {
        this.files = files;
        this.options = options;
        this.channel = channel;
        this.self = self;
    }

    /**
     * Takes the lock of the side file.
     *
     * @throws StoreException OWNED, naming the process that has it
     */
    static OwnerLease acquire(StoreFiles files, StoreOptions options) {
        Owner self = new Owner(
                UUID.randomUUID().toString(),
                ProcessHandle.current().pid(),
                Hosts.name(),
                Hosts.startedAt(ProcessHandle.current()),
                options.clock().instant(),
                null);
        if (!HELD_HERE.add(files.lock())) {
            throw new StoreException(owned(files, self, "this process has it open already"));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    files.lock(),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    StoreFiles.ownerOnly(files.lock()));
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw new StoreException(ownedByLockFile(files));
            }
            OwnerLease lease = new OwnerLease(files, options, channel, self);
            lease.sign();
            return lease;
        } catch (IOException | RuntimeException failed) {
            HELD_HERE.remove(files.lock());
            closeQuietly(channel);
            throw failed instanceof RuntimeException known
                    ? known
                    : StoreFiles.unreadable(files.lock(), (IOException) failed);
        }
    }

    /**
     * Looks at the row of the last owner, before anything is changed.
     *
     * @throws StoreException OWNED while another process may be alive
     */
    void check(Db db) {
        Optional<Owner> other = OwnerTable.read(db);
        if (other.isPresent() && !other.get().token().equals(self.token()) && mayLive(db, other.get())) {
            throw new StoreException(owned(
                    files,
                    other.get(),
                    "its last sign of life was " + other.get().heartbeat()));
        }
    }

    private boolean mayLive(Db db, Owner other) {
        if (OwnerTable.lockKey(db).equals(lockKey())) {
            return false; // The very lock it would hold is ours.
        }
        if (other.host().equals(self.host()) && !Hosts.runs(other.pid(), other.startedAt())) {
            return false;
        }
        Instant stale = other.heartbeat().plus(options.staleAfter());
        return options.clock().instant().isBefore(stale);
    }

    /** Says who it is to whom the lock keeps out. */
    private void sign() throws IOException {
        byte[] text = OwnerText.write(self).getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text), 0);
    }

    /**
     * Tells others who want the file where this process can be asked. In a transaction of the caller; a failure to
     * write the side file undoes it.
     */
    void servedAt(Db db, String api) {
        self = self.servedAt(api);
        register(db);
        try {
            sign();
        } catch (IOException failed) {
            throw StoreFiles.unreadable(files.lock(), failed);
        }
    }

    /** Writes this process down as the owner. In a transaction of the caller. */
    void register(Db db) {
        OwnerTable.write(db, self, lockKey());
    }

    /**
     * Whether the row still names this lease; read inside the transaction that is about to write.
     *
     * @throws StoreException LEASE_LOST
     */
    void requireHeld(Db db) {
        if (!OwnerTable.names(db, self.token())) {
            String now = OwnerTable.read(db).map(Owner::describe).orElse("nobody");
            throw new StoreException(StoreProblem.of(
                    Kind.LEASE_LOST,
                    files.database(),
                    files.database() + " was taken over by " + now + "; nothing more is written from here"));
        }
    }

    void beat(Db db) {
        OwnerTable.beat(db, self.token(), options.clock().instant());
    }

    /** Takes the row away: the next owner needs to ask nobody. */
    void release(Db db) {
        OwnerTable.remove(db, self.token());
    }

    Owner self() {
        return self;
    }

    private String lockKey() {
        try {
            Object key = Files.readAttributes(files.lock(), BasicFileAttributes.class)
                    .fileKey();
            return key == null ? files.lock().toString() : key.toString();
        } catch (IOException gone) {
            return "gone";
        }
    }

    private static StoreProblem ownedByLockFile(StoreFiles files) {
        try {
            return OwnerText.read(Files.readString(files.lock()))
                    .map(owner -> owned(files, owner, "it holds the lock"))
                    .orElseGet(() -> new StoreProblem(
                            Kind.OWNED,
                            files.database(),
                            files.database() + " is owned by another process that has not said its name yet",
                            null));
        } catch (IOException unreadable) {
            return new StoreProblem(
                    Kind.OWNED, files.database(), files.database() + " is owned by another process", null);
        }
    }

    private static StoreProblem owned(StoreFiles files, Owner owner, String because) {
        return new StoreProblem(
                Kind.OWNED,
                files.database(),
                files.database() + " is owned by " + owner.describe() + "; " + because
                        + "\nMaybe go through its API, or stop it.",
                owner);
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException nothingToDoAboutIt) {
            // The lock is gone with the channel or with the process.
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
        HELD_HERE.remove(files.lock());
    }
}
