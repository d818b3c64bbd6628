package io.alertledger.trade;

import io.alertledger.exits.Seeding;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Instrument;
import io.alertledger.model.PositionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Positions that came or changed and may lack a level, and those whose levels wait for a mark. Confined to the lock of
 * its {@link ExitDesk}.
 */
final class Unguarded {
    private final Seeder seeder;

    /** What is held, as it was last looked at. */
    private final Map<PositionKey, Holding> seen = new HashMap<>();

    private final Set<PositionKey> unseeded = new LinkedHashSet<>();
    private final Map<Instrument, Set<PositionKey>> waiting = new HashMap<>();

    Unguarded(Seeder seeder) {
        this.seeder = seeder;
    }

    /** A position as it is now. */
    void look(Holding holding) {
        PositionKey key = holding.key();
        if (holding.equals(seen.put(key, holding))) {
            return;
        }
        Guard guard = holding.guard();
        if (guard == null || Seeding.lacksTakeProfit(guard.protection()) || Seeding.lacksStopLoss(guard.protection())) {
            unseeded.add(key);
        }
        if (guard != null && Seeding.waitsForMark(guard.suspended())) {
            waiting.computeIfAbsent(key.instrument(), none -> new LinkedHashSet<>())
                    .add(key);
        }
    }

    /** A position is held no more. */
    void forget(PositionKey key) {
        seen.remove(key);
    }

    /**
     * Gives new positions the levels they lack, and wakes levels whose mark has come.
     *
     * @param moved whose marks have come; null for all
     */
    void guard(@Nullable Set<Instrument> moved, Predicate<Holding> mayFollow) {
        if (!unseeded.isEmpty()) {
            seeder.seed(List.copyOf(unseeded), mayFollow);
            unseeded.clear();
        }
        List<PositionKey> come = new ArrayList<>();
        for (Instrument instrument : moved == null ? List.copyOf(waiting.keySet()) : moved) {
            come.addAll(waiting.getOrDefault(instrument, Set.of()));
        }
        for (PositionKey awake : come.isEmpty() ? Set.<PositionKey>of() : seeder.wake(come)) {
            waiting.computeIfPresent(awake.instrument(), (instrument, keys) -> {
                keys.remove(awake);
                return keys.isEmpty() ? null : keys;
            });
        }
    }

    /** Seeds what an account lacks. */
    List<Protector.Looked> guard(String account, Predicate<Holding> mayFollow) {
        List<Protector.Looked> looked = seeder.seed(account, mayFollow);
        unseeded.removeIf(key -> key.account().equals(account));
        return looked;
    }
}
