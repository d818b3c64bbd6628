package io.alertledger.reconcile;

import io.alertledger.model.Instrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.util.Comparator;

/** One instrument in one account, both sides together: what a report's rows and our positions are matched by. */
record AccountInstrument(String account, Instrument instrument) implements Comparable<AccountInstrument> {
    private static final Comparator<AccountInstrument> ORDER = Comparator.comparing(AccountInstrument::account)
            .thenComparing(held -> held.instrument().id())
            .thenComparing(held -> root(held.instrument()));

    static AccountInstrument of(PositionKey key) {
        return new AccountInstrument(key.account(), key.instrument());
    }

    PositionKey on(Side side) {
        return new PositionKey(account, instrument, side);
    }

    /** The instrument's id under its own root, so that SPX and SPXW are two. */
    String name() {
        return instrument instanceof OptionContract option ? option.rootId() : instrument.id();
    }

    /** The trader's word would be the same for two roots; the root keeps them apart. */
    private static String root(Instrument instrument) {
        return instrument instanceof OptionContract option ? option.root() : "";
    }

    @Override
    public int compareTo(AccountInstrument other) {
        return ORDER.compare(this, other);
    }
}
