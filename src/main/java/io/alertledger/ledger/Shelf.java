package io.alertledger.ledger;

import io.alertledger.model.Position;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open positions of one ticker, in the order in which they were opened. Immutable; reading it is
 * all that deciding about a ticker costs. A change copies two arrays of references, which stays cheap
 * with thousands of positions.
 */
final class Shelf {
    /** Episode numbers are unique in an account, so this is a total order. */
    static final Comparator<Holding> ORDER = Comparator.comparingLong(Holding::episode);

    static final Shelf EMPTY = new Shelf(new Holding[0], new Position[0]);

    private final Holding[] holdings;
    private final Position[] positions;

    private Shelf(Holding[] holdings, Position[] positions) {
        this.holdings = holdings;
        this.positions = positions;
    }

    boolean isEmpty() {
        return holdings.length == 0;
    }

    List<Holding> holdings() {
        return Collections.unmodifiableList(Arrays.asList(holdings));
    }

    List<Position> positions() {
        return Collections.unmodifiableList(Arrays.asList(positions));
    }

    /**
     * With one holding as it is now.
     *
     * @param before the same holding until now; null where there was none
     */
    Shelf with(@Nullable Holding before, Holding after) {
        if (before == null || before.closed()) {
            int place = -Arrays.binarySearch(holdings, after, ORDER) - 1;
            return after.closed() ? this : resized(place, place, 1).put(place, after);
        }
        int place = Arrays.binarySearch(holdings, before, ORDER);
        return after.closed()
                ? resized(place + 1, place, -1)
                : new Shelf(holdings.clone(), positions.clone()).put(place, after);
    }

    /** A copy in which what begins at {@code from} begins at {@code to} one place later or earlier. */
    private Shelf resized(int from, int place, int more) {
        Holding[] h = Arrays.copyOf(holdings, holdings.length + more);
        Position[] p = Arrays.copyOf(positions, positions.length + more);
        int to = more > 0 ? place + 1 : place;
        System.arraycopy(holdings, from, h, to, holdings.length - from);
        System.arraycopy(positions, from, p, to, positions.length - from);
        return new Shelf(h, p);
    }

    /** Only on a copy that nobody has seen yet. */
    private Shelf put(int place, Holding holding) {
        holdings[place] = holding;
        positions[place] = holding.position();
        return this;
    }
}
