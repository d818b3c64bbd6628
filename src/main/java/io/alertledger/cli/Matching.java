package io.alertledger.cli;

import io.alertledger.ledger.Entry;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entries of one account. For one thread. */
final class Matching implements Iterator<Entry> {
    private final Iterator<Entry> all;
    private final String account;
    private @Nullable Entry next;

    Matching(Iterator<Entry> all, String account) {
        this.all = all;
        this.account = account;
    }

    @Override
    public boolean hasNext() {
        while (next == null && all.hasNext()) {
            Entry entry = all.next();
            if (entry.event().account().equals(account)) {
                next = entry;
            }
        }
        return next != null;
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry found = Objects.requireNonNull(next);
        next = null;
        return found;
    }
}
