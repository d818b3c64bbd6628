package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.model.LotShare;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log as the lives of its lots. Goes through the log twice and keeps only what is open, so a log of
 * any length can be streamed. What was undone is left out as if it had never been. Pure.
 */
public final class LotStories {
    private final Set<Long> undone = new HashSet<>();
    private final Map<List<String>, Tale> open = new LinkedHashMap<>();
    private final Consumer<LotStory> out;
    private Book book = Book.EMPTY;

    private LotStories(Consumer<LotStory> out) {
        this.out = out;
    }

    /**
     * Every lot: those that came to their end in the order of ending, then the open ones in the order of
     * opening.
     */
    public static void of(Iterable<Entry> log, Consumer<LotStory> out) {
        LotStories stories = new LotStories(out);
        for (Entry entry : log) {
            if (entry.event() instanceof Restored restored) {
                stories.undone.add(restored.undoes());
            }
        }
        log.forEach(stories::tell);
        stories.open.values().forEach(tale -> out.accept(tale.story()));
    }

    private void tell(Entry entry) {
        LedgerEvent event = entry.event();
        if (undone.contains(entry.sequence()) || event instanceof Restored) {
            return;
        }
        if (event instanceof LotOpened opened) {
            open.put(List.of(opened.account(), opened.lotId()), new Tale(opened));
        } else if (event instanceof LotsClosed closed) {
            close(entry.sequence(), closed);
        } else if (event instanceof CostSpread spread) {
            spread.lots().forEach(lot -> tale(spread.account(), lot.lotId()).recost(lot.totalCost()));
        } else if (event instanceof CostSet set) {
            tale(set.account(), set.lotId()).recost(set.totalCost());
        } else if (event instanceof Adjusted adjusted) {
            for (LotShare share : adjusted.lots()) {
                tale(adjusted.account(), share.lot()).move(adjusted, share.quantity());
            }
        }
        book = book.apply(event).book();
    }

    private void close(long sequence, LotsClosed closed) {
        Holding before = book.holding(closed.key()).orElseThrow();
        for (Realization part : Realization.of(sequence, closed, before)) {
            List<String> id = List.of(closed.account(), part.lotId());
            Tale tale = tale(closed.account(), part.lotId());
            tale.parts.add(new LotStory.Part(
                    part.quantity(), closed.price(), part.realized(), closed.source(), closed.fillId(), closed.at()));
            tale.left = tale.left.subtract(part.quantity());
            tale.costGone = part.cost() == null || tale.costGone == null ? null : tale.costGone.add(part.cost());
            tale.costLeft = part.cost() == null || tale.costLeft == null ? null : tale.costLeft.subtract(part.cost());
            if (tale.left.signum() == 0) {
                out.accept(tale.story());
                open.remove(id);
            }
        }
    }

    private Tale tale(String account, String lotId) {
        return Objects.requireNonNull(open.get(List.of(account, lotId)));
    }

    /** A lot whose story is not over. */
    private static final class Tale {
        private final LotOpened opened;
        private final List<LotStory.Part> parts = new ArrayList<>(1);
        private PositionKey key;
        private BigDecimal quantity;
        private BigDecimal left;
        private BigDecimal multiplier;
        private @Nullable BigDecimal costLeft;
        private @Nullable BigDecimal costGone = BigDecimal.ZERO;

        Tale(LotOpened opened) {
            this.opened = opened;
            key = opened.key();
            quantity = opened.quantity();
            left = opened.quantity();
            multiplier = opened.multiplier();
            costLeft = opened.totalCost();
        }

        void recost(BigDecimal total) {
            costLeft = total;
        }

        /** What was closed before counts in the units of after, so that the whole is one number. */
        void move(Adjusted adjusted, BigDecimal after) {
            BigDecimal ratio = after.divide(left, MathContext.DECIMAL128);
            parts.replaceAll(part -> new LotStory.Part(
                    part.quantity().multiply(ratio),
                    part.price() == null ? null : part.price().divide(ratio, MathContext.DECIMAL128),
                    part.realized(),
                    part.source(),
                    part.fillId(),
                    part.at()));
            BigDecimal gone = parts.stream().map(LotStory.Part::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            key = adjusted.to();
            multiplier = adjusted.multiplier();
            left = after;
            quantity = after.add(gone);
        }

        LotStory story() {
            BigDecimal cost = costLeft == null || costGone == null ? null : costLeft.add(costGone);
            return new LotStory(opened, key, quantity, cost, multiplier, parts);
        }
    }
}
