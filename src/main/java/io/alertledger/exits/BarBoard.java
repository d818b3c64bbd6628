package io.alertledger.exits;

import io.alertledger.model.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last bars of each instrument, for its average range. A bar of the same time replaces the one before, as it does
 * while a bar is still growing. Kept in memory. Thread-safe.
 */
public final class BarBoard {
    /** Bars kept of an instrument: far more than the average looks at, so that its beginning no longer shows. */
    private static final int MOST = 500;

    private final Map<Instrument, TreeMap<Instant, PricePoint.Candle>> bars = new HashMap<>();

    /** Takes bars in, in any order. */
    public synchronized void post(Instrument instrument, Collection<PricePoint.Candle> candles) {
        TreeMap<Instant, PricePoint.Candle> known = bars.computeIfAbsent(instrument, unknown -> new TreeMap<>());
        candles.forEach(candle -> known.put(candle.at(), candle));
        while (known.size() > MOST) {
            known.pollFirstEntry();
        }
    }

    /** What is kept of an instrument, oldest first. */
    public synchronized List<PricePoint.Candle> of(Instrument instrument) {
        return new ArrayList<>(bars.getOrDefault(instrument, new TreeMap<>()).values());
    }

    /** The average true range; empty where there are too few bars. */
    public Optional<BigDecimal> atr(Instrument instrument) {
        return Atr.of(of(instrument));
    }
}
