package io.alertledger.reconcile;

import io.alertledger.model.Instrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.util.Comparator;

/** One instrument in one account, both sides together: what a report's rows and our positions are matched by. */
record Holding(String account, Instrument instrument) implements Comparable<Holding> {
    private static final Comparator<Holding> ORDER = Comparator.comparing(Holding::account)
            .thenComparing(holding -> holding.instrument().id())
            .thenComparing(holding -> root(holding.instrument()));

    static Holding of(PositionKey key) {
        return new Holding(key.account(), key.instrument());
    }

    PositionKey on(Side side) {
        return new PositionKey(account, instrument, side);
    }

    /** The trader's word would be the same for two roots; the root keeps them apart. */
    private static String root(Instrument instrument) {
        return instrument instanceof OptionContract option ? option.root() : "";
    }

    @Override
    public int compareTo(Holding other) {
        return ORDER.compare(this, other);
    }
}
