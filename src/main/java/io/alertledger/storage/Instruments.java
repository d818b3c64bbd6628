package io.alertledger.storage;

import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;

/**
 * Instruments as two columns: the trader's word, and an id that names the root. A symbol has no
 * underscore and a contract's id has three, so the two kinds can not be mixed up.
 */
final class Instruments {
    private Instruments() {}

    /** {@code SPXW_20260128_6900_C}, or the symbol. */
    static String id(Instrument instrument) {
        return instrument instanceof OptionContract option ? option.rootId() : instrument.id();
    }

    /** The inverse of {@link Instrument#ticker()} and {@link #id}. */
    static Instrument read(String ticker, String id) {
        if (id.indexOf('_') < 0) {
            return new LinearInstrument(id);
        }
        OptionContract byRoot = OptionContract.parseCcid(id);
        return byRoot.ticker().equals(ticker)
                ? byRoot
                : new OptionContract(ticker, byRoot.root(), byRoot.expiration(), byRoot.strike(), byRoot.type());
    }
}
