package io.alertledger.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The answer to restoring a backup. */
public sealed interface Restoration {
    /**
     * The backup stands in place of the ledger and is red until it was reconciled with the broker.
     *
     * @param head the newest event of the restored ledger
     * @param kept where the ledger that stood there was put; null where there was none
     */
    record Done(Head head, @Nullable Path kept) implements Restoration {}

    /** Nothing was changed. */
    record Refused(StoreProblem problem) implements Restoration {}
}
