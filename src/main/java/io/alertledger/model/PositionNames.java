package io.alertledger.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names under which the positions of one account are shown: the instrument's id under the
 * trader's word, or under the root where both roots of a contract are open, with {@code :LONG} or
 * {@code :SHORT} only where both sides are open.
 */
public final class PositionNames {
    private PositionNames() {}

    /**
     * One name per position, unique among them.
     *
     * @param keys the open positions of one account, each once
     */
    public static Map<PositionKey, String> of(Collection<PositionKey> keys) {
        Map<String, Set<Instrument>> instrumentsById = new HashMap<>();
        Map<Instrument, Set<Side>> sides = new HashMap<>();
        for (PositionKey key : keys) {
            instrumentsById
                    .computeIfAbsent(key.instrument().id(), id -> new HashSet<>())
                    .add(key.instrument());
            sides.computeIfAbsent(key.instrument(), i -> new HashSet<>()).add(key.side());
        }
        Map<PositionKey, String> names = new LinkedHashMap<>();
        for (PositionKey key : keys) {
            Instrument instrument = key.instrument();
            boolean bothRoots =
                    instrumentsById.getOrDefault(instrument.id(), Set.of()).size() > 1;
            String base = bothRoots && instrument instanceof OptionContract option ? option.rootId() : instrument.id();
            boolean hedged = sides.getOrDefault(instrument, Set.of()).size() > 1;
            names.put(key, hedged ? base + ":" + key.side() : base);
        }
        return names;
    }

    /**
     * The name of one position, as {@link #of} has it.
     *
     * @param others the open positions of its account, or at least those of its ticker
     */
    public static String name(PositionKey key, Collection<Position> others) {
        List<PositionKey> near = new ArrayList<>();
        for (Position other : others) {
            if (oneId(other.instrument(), key.instrument())) {
                near.add(other.key());
            }
        }
        return of(near).getOrDefault(key, key.instrument().id());
    }

    /** Whether two have the same id; told by its parts, as putting ids together takes longer than all else. */
    private static boolean oneId(Instrument one, Instrument other) {
        return one instanceof OptionContract a && other instanceof OptionContract b
                ? a.strike().equals(b.strike())
                        && a.type() == b.type()
                        && a.ticker().equals(b.ticker())
                        && a.expiration().equals(b.expiration())
                : one.equals(other);
    }
}
