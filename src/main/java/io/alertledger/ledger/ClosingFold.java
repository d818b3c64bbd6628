package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Restored;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Goes through a log event by event and tells of closings and of holdings that end; it can stop anywhere and go on
 * later. Keeps only the open book. For one thread.
 */
public final class ClosingFold {
    private final Set<Long> undone;
    private final Consumer<Realization> parts;
    private final Consumer<Holding> ends;
    private Book book = Book.EMPTY;

    /**
     * @param undone the sequence numbers of the events that are left out as if they had never been
     * @param parts told of every closing, lot by lot
     * @param ends told of every holding that came to its end
     */
    public ClosingFold(Set<Long> undone, Consumer<Realization> parts, Consumer<Holding> ends) {
        this.undone = Set.copyOf(undone);
        this.parts = parts;
        this.ends = ends;
    }

    /** Takes the next event of the log. */
    public void take(Entry entry) {
        if (undone.contains(entry.sequence()) || entry.event() instanceof Restored) {
            return;
        }
        if (entry.event() instanceof LotsClosed closed) {
            Holding before = book.holding(closed.key()).orElseThrow();
            Realization.of(entry.sequence(), closed, before).forEach(parts);
        }
        Book.Step step = book.apply(entry.event());
        Book before = book;
        step.touched().stream()
                .filter(after -> after.closed() && before.position(after.key()).isPresent())
                .forEach(ends);
        book = step.book();
    }
}
