package io.alertledger.storage;

import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Instruments as two columns: the trader's word, and an id that names the root. A symbol has no
 * underscore and a contract's id has three, so the two kinds can not be mixed up.
 */
final class Instruments {
    /** The same few come again and again, and making an id or reading it takes longer than a row. */
    private static final int MOST_KEPT = 10_000;

    private static final Map<Instrument, String> IDS = new ConcurrentHashMap<>();
    private static final Map<Columns, Instrument> READ = new ConcurrentHashMap<>();

    private record Columns(String ticker, String id) {}

    private Instruments() {}

    /** {@code SPXW_20260128_6900_C}, or the symbol. */
    static String id(Instrument instrument) {
        if (!(instrument instanceof OptionContract option)) {
            return instrument.id();
        }
        String known = IDS.get(option);
        if (known == null) {
            known = option.rootId();
            keep(IDS, option, known);
        }
        return known;
    }

    /** The inverse of {@link Instrument#ticker()} and {@link #id}. */
    static Instrument read(String ticker, String id) {
        Columns columns = new Columns(ticker, id);
        Instrument known = READ.get(columns);
        if (known == null) {
            known = parse(ticker, id);
            keep(READ, columns, known);
        }
        return known;
    }

    private static Instrument parse(String ticker, String id) {
        if (id.indexOf('_') < 0) {
            return new LinearInstrument(id);
        }
        OptionContract byRoot = OptionContract.parseCcid(id);
        return byRoot.ticker().equals(ticker)
                ? byRoot
                : new OptionContract(ticker, byRoot.root(), byRoot.expiration(), byRoot.strike(), byRoot.type());
    }

    private static <K, V> void keep(Map<K, V> cache, K key, V value) {
        if (cache.size() >= MOST_KEPT) {
            cache.clear();
        }
        cache.put(key, value);
    }
}
