package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.Restored;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a log says about results: lot by lot, and by anything that a lot's closing is known for (day,
 * trade, analyst, channel, ticker). What was undone is left out as if it had never been.
 *
 * <p>Every function goes through the log twice and keeps only the open book, so a log of any length
 * can be streamed. Pure.
 */
public final class Performance {
    private Performance() {}

    /** Every closing, lot by lot, in the order of the log. */
    public static void realizations(Iterable<Entry> log, Consumer<Realization> out) {
        fold(log, out, closed -> {});
    }

    /**
     * Every holding that came to its end, in the order of ending. {@code openedAt} and {@code updatedAt}
     * of its position say from when to when, {@link Holding#opened} and {@link Holding#realized} how
     * much and with what result.
     */
    public static void episodes(Iterable<Entry> log, Consumer<Holding> out) {
        fold(log, realization -> {}, out);
    }

    /**
     * Closings summed by what they are known for.
     *
     * @param group the group that a closing belongs to; null leaves it out. {@code Realization::day},
     *     {@code Realization::author}, {@code Realization::tradeId} …
     */
    public static <K extends Comparable<? super K>> SortedMap<K, Score> by(
            Iterable<Entry> log, Function<Realization, @Nullable K> group) {
        return byEach(log, realization -> {
            K key = group.apply(realization);
            return key == null ? List.of() : List.of(key);
        });
    }

    /**
     * Closings summed by what may be several things at once: the sums of the groups can overlap.
     *
     * @param groups all that a closing belongs to, each once
     */
    public static <K extends Comparable<? super K>> SortedMap<K, Score> byEach(
            Iterable<Entry> log, Function<Realization, ? extends Collection<K>> groups) {
        SortedMap<K, Score> scores = new TreeMap<>();
        realizations(
                log,
                realization -> groups.apply(realization)
                        .forEach(key -> scores.put(
                                key, scores.getOrDefault(key, Score.NONE).plus(realization.realized()))));
        return scores;
    }

    private static void fold(Iterable<Entry> log, Consumer<Realization> parts, Consumer<Holding> ends) {
        ClosingFold fold = new ClosingFold(undone(log), parts, ends);
        log.forEach(fold::take);
    }

    /** The sequence numbers of the events that were undone. */
    public static Set<Long> undone(Iterable<Entry> log) {
        Set<Long> undone = new HashSet<>();
        for (Entry entry : log) {
            if (entry.event() instanceof Restored restored) {
                undone.add(restored.undoes());
            }
        }
        return undone;
    }
}
