package io.alertledger.ledger;

import java.util.List;

/**
 * The answer to an append.
 *
 * @param again whether the key had been used before: nothing was written now, and {@code entries} are
 *     those of the first time
 * @param entries the events under this key, in order
 */
public record Appended(boolean again, List<Entry> entries) {
    public Appended {
        entries = List.copyOf(entries);
    }
}
