package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.AvailableSeen;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.Locked;
import io.alertledger.ledger.LedgerEvent.LotCost;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Noted;
import io.alertledger.ledger.LedgerEvent.OfPosition;
import io.alertledger.ledger.LedgerEvent.Released;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.LedgerEvent.Taken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why events can not be undone: they were undone before, are of a kind that is not, or later events
 * built on the same lots.
 */
final class Dependants {
    private final List<Entry> batch;
    private final List<Entry> log;

    /** What does not count any more: what was undone, and what this batch undoes. */
    private final Set<Long> gone = new HashSet<>();

    private final Map<Long, Entry> undoneBy = new HashMap<>();

    Dependants(List<Entry> batch, List<Entry> log) {
        this.batch = batch;
        this.log = log;
        for (Entry entry : log) {
            if (entry.event() instanceof Restored restored) {
                undoneBy.put(restored.undoes(), entry);
            }
        }
        gone.addAll(undoneBy.keySet());
        batch.forEach(entry -> gone.add(entry.sequence()));
    }

    Optional<Undone.Refused> refusal() {
        for (Entry entry : batch) {
            Entry undoing = undoneBy.get(entry.sequence());
            if (undoing != null) {
                return refused(List.of(undoing), name(entry) + " was undone already by " + name(undoing));
            }
            String never = never(entry.event());
            if (never != null) {
                return refused(List.of(), name(entry) + " can not be undone: " + never);
            }
            List<Entry> later = log.stream()
                    .filter(other -> other.sequence() > entry.sequence() && !gone.contains(other.sequence()))
                    .filter(other -> buildsOn(other.event(), entry.event()))
                    .toList();
            if (!later.isEmpty()) {
                String names = later.stream().map(Dependants::name).collect(Collectors.joining(", "));
                return refused(later, name(entry) + " can not be undone: " + names + " built on it");
            }
        }
        return Optional.empty();
    }

    private @Nullable String never(LedgerEvent event) {
        if (event instanceof Locked || event instanceof Released) {
            return "what an order holds ends with the order";
        }
        if (event instanceof Adjusted) {
            return "a corporate action is answered by another one";
        }
        if (event instanceof Restored) {
            return "it is a reversal itself; book anew what it took back";
        }
        if (event instanceof AvailableSeen || event instanceof Noted) {
            return "it changed no balance";
        }
        boolean adjusted = event instanceof OfPosition of
                && log.stream().anyMatch(entry -> entry.event() instanceof Adjusted a && a.to().equals(of.key()));
        return adjusted ? "a corporate action brought lots into the position" : null;
    }

    private static boolean buildsOn(LedgerEvent later, LedgerEvent event) {
        if (event instanceof OfPosition of
                && later instanceof OfPosition other
                && of.key().equals(other.key())) {
            Set<String> lots = lots(event);
            if (lots.isEmpty()) {
                return later.getClass() == event.getClass();
            }
            return later instanceof Adjusted
                    || !(later instanceof LotOpened) && lots(later).stream().anyMatch(lots::contains);
        }
        return !(event instanceof OfPosition)
                && later.getClass() == event.getClass()
                && later.account().equals(event.account());
    }

    /** The lots that an event is about. */
    private static Set<String> lots(LedgerEvent event) {
        if (event instanceof LotOpened opened) {
            return Set.of(opened.lotId());
        }
        if (event instanceof LotsClosed closed) {
            return closed.taken().stream().map(Taken::lotId).collect(Collectors.toSet());
        }
        if (event instanceof CostSpread spread) {
            return spread.lots().stream().map(LotCost::lotId).collect(Collectors.toSet());
        }
        return event instanceof CostSet set ? Set.of(set.lotId()) : Set.of();
    }

    private static String name(Entry entry) {
        return "event " + entry.sequence() + " (" + entry.event().getClass().getSimpleName() + " at "
                + entry.event().at() + ")";
    }

    private static Optional<Undone.Refused> refused(List<Entry> because, String message) {
        return Optional.of(new Undone.Refused(because, message));
    }
}
