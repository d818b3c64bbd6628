package io.alertledger.trade;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;

/**
 * What one import of one file booked, so that it can be taken back as one. Its events say in their
 * reason which batch they belong to.
 *
 * @param id letters, digits and dashes; never the same twice
 * @param account whose books it changes
 * @param file the file's name, for people
 */
public record ImportBatch(String id, String account, String file) {
    public ImportBatch {
        if (!id.matches("[A-Za-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("not a batch id: '" + id + "'; expected letters, digits and dashes");
        }
    }

    /** Why an event of a row was booked. */
    String because(long row) {
        return prefix(id) + "row " + row + " of " + file;
    }

    /** Whether an event belongs to the batch of an id. */
    static boolean holds(String id, LedgerEvent event) {
        String because = event instanceof LotOpened opened
                ? opened.because()
                : event instanceof LotsClosed closed ? closed.because() : "";
        return because.startsWith(prefix(id));
    }

    private static String prefix(String id) {
        return "import " + id + ": ";
    }
}
