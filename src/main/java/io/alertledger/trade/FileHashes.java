package io.alertledger.trade;

import java.util.Optional;

/** What this ledger last wrote into files that others may edit, by hash. Thread-safe. */
public interface FileHashes {
    /** The hash of what was last written; empty where nothing ever was. */
    Optional<String> fileHash(String file);

    /** Remembers what was written. Returns once it is durable. */
    void keepFileHash(String file, String hash);
}
