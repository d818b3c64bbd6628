package io.alertledger.ledger;

import io.alertledger.model.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open positions of one ticker, in the order in which they were opened. Immutable; reading it is
 * all that deciding about a ticker costs.
 */
record Shelf(List<Holding> holdings, List<Position> positions) {
    /** Episode numbers are unique in an account, so this is a total order. */
    static final Comparator<Holding> ORDER = Comparator.comparingLong(Holding::episode);

    static final Shelf EMPTY = new Shelf(List.of(), List.of());

    boolean isEmpty() {
        return holdings.isEmpty();
    }

    /**
     * With one holding as it is now.
     *
     * @param before the same holding until now; null where there was none
     */
    Shelf with(@Nullable Holding before, Holding after) {
        List<Holding> next = new ArrayList<>(holdings.size() + 1);
        next.addAll(holdings);
        int index = before == null || before.closed() ? -1 : place(before);
        if (index >= 0 && after.closed()) {
            next.remove(index);
        } else if (index >= 0) {
            next.set(index, after);
        } else if (!after.closed()) {
            next.add(-place(after) - 1, after);
        }
        return new Shelf(List.copyOf(next), next.stream().map(Holding::position).toList());
    }

    private int place(Holding holding) {
        return java.util.Collections.binarySearch(holdings, holding, ORDER);
    }
}
