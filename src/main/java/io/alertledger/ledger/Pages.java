package io.alertledger.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A log as something to go through, page by page: never all of it in memory. Going through it again
 * begins anew and sees what was appended since.
 *
 * @param source gives the entries after a sequence number, at most so many; fewer at the end
 * @param after where it begins: the sequence number of the last entry that is left out
 */
public record Pages(Source source, long after) implements Iterable<Entry> {
    private static final int PAGE = 5_000;

    /** From the beginning. */
    public Pages(Source source) {
        this(source, 0);
    }

    /** {@link Ledger#events(long, int)} of anything that has it. */
    @FunctionalInterface
    public interface Source {
        List<Entry> events(long after, int most);
    }

    public static Pages of(Ledger ledger) {
        return new Pages(ledger::events);
    }

    @Override
    public Iterator<Entry> iterator() {
        return new Iterator<>() {
            private List<Entry> page = source.events(after, PAGE);
            private int next;

            @Override
            public boolean hasNext() {
                if (next == page.size() && !page.isEmpty()) {
                    page = source.events(page.get(page.size() - 1).sequence(), PAGE);
                    next = 0;
                }
                return next < page.size();
            }

            @Override
            public Entry next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.get(next++);
            }
        };
    }
}
