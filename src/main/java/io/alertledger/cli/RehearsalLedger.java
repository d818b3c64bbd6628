package io.alertledger.cli;

import io.alertledger.storage.LedgerFile;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a ledger in which something can be tried: the same code books, and what it would do is exactly
 * known. The ledger itself is only read, whoever owns it; the copy goes at the end.
 *
 * @param folder that holds the copy and nothing else
 */
record RehearsalLedger(Path folder) implements AutoCloseable {
    /**
     * Copies a ledger as it is now; of one that does not exist yet the copy is as empty.
     *
     * @throws io.alertledger.storage.StoreException where it is damaged, newer or something else
     */
    static RehearsalLedger of(Path ledger, StoreOptions options) throws IOException {
        RehearsalLedger copy = new RehearsalLedger(Files.createTempDirectory("alertledger-dry-run"));
        if (Files.exists(ledger)) {
            try (LedgerFile file = LedgerStore.openReadOnly(ledger, options)) {
                file.backup(copy.file());
            } catch (RuntimeException refused) {
                copy.close();
                throw refused;
            }
        }
        return copy;
    }

    Path file() {
        return folder.resolve("ledger.db");
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
