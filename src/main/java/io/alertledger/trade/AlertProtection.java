package io.alertledger.trade;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Alert;
import io.alertledger.model.Fraction;
import io.alertledger.model.Leg;
import io.alertledger.model.LevelKind;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the stops and targets of an alert change about a position's protection. */
final class AlertProtection {
    private AlertProtection() {}

    static List<LedgerEvent> events(Leg.Protect leg, Book book, Instant now, Alert alert) {
        return events(leg.key(), leg.stop(), leg.targets(), book, now, "alert " + alert.id());
    }

    /** The events that set what was said; what can not be watched here is noted, never dropped. */
    static List<LedgerEvent> events(
            PositionKey key,
            @Nullable StopHint stop,
            @Nullable TargetHint targets,
            Book book,
            Instant now,
            String because) {
        Optional<Holding> holding = book.holding(key).filter(h -> !h.closed());
        if (holding.isEmpty()) {
            return List.of(new LedgerEvent.Noted(
                    key.account(), key, "protection of " + because + " came for a position that is not held", now));
        }
        Guard guard = holding.get().guard();
        Protection before = guard == null ? Protection.NONE : guard.protection();
        Protection after = before;
        List<LedgerEvent> events = new ArrayList<>();
        if (stop != null) {
            Optional<Protection> stopped =
                    stopped(after, stop, holding.get().position().averageCost());
            after = stopped.orElse(after);
            if (stopped.isEmpty()) {
                events.add(new LedgerEvent.Noted(
                        key.account(), key, "the stop of " + because + " can not be watched here: " + stop, now));
            }
        }
        if (targets != null) {
            Optional<Protection> aimed = aimed(after, targets);
            after = aimed.orElse(after);
            if (aimed.isEmpty()) {
                events.add(new LedgerEvent.Noted(
                        key.account(), key, "the targets of " + because + " can not be watched here: " + targets, now));
            }
        }
        if (!after.equals(before)) {
            events.add(new LedgerEvent.Protected(key, after, LedgerEvent.ProtectionSource.ALERT, null, because, now));
        }
        return events;
    }

    private static Optional<Protection> stopped(Protection p, StopHint stop, @Nullable BigDecimal cost) {
        LevelKind kind = stop.kind();
        BigDecimal level = kind == LevelKind.BREAK_EVEN ? cost : stop.level();
        if (kind == null || kind == LevelKind.UNDERLYING || level == null) {
            return Optional.empty();
        }
        return Optional.of(kind == LevelKind.PERCENT ? p.withStop(null, level) : p.withStop(level, null));
    }

    /** One target takes the whole profit; several share the position evenly, the last one taking the rest. */
    private static Optional<Protection> aimed(Protection p, TargetHint targets) {
        boolean percent = targets.kind() == LevelKind.PERCENT;
        if (targets.kind() == LevelKind.UNDERLYING) {
            return Optional.empty();
        }
        List<BigDecimal> levels = targets.levels();
        if (levels.size() == 1) {
            return Optional.of(percent ? p.withTakeProfit(null, levels.get(0)) : p.withTakeProfit(levels.get(0), null));
        }
        Fraction share = Fraction.of(1, levels.size());
        return Optional.of(p.withTargets(levels.stream()
                .map(level -> new Protection.Target(percent ? null : level, percent ? level : null, share))
                .toList()));
    }
}
