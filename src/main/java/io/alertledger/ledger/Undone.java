package io.alertledger.ledger;

import java.util.List;

/** What became of the wish to undo something. */
public sealed interface Undone {
    /**
     * It can be undone.
     *
     * @param events the reversal, to append together, in this order
     */
    record Planned(List<LedgerEvent> events) implements Undone {
        public Planned {
            events = List.copyOf(events);
        }
    }

    /**
     * It can not, and nothing of it is.
     *
     * @param because of these events, which depend on it or undid it already; empty where it is of a kind
     *     that is never undone
     * @param message one sentence for people that names them
     */
    record Refused(List<Entry> because, String message) implements Undone {
        public Refused {
            because = List.copyOf(because);
        }
    }
}
