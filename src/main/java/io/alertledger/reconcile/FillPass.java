package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Adjustment.Kind;
import io.alertledger.reconcile.Statement.Execution;
import io.alertledger.reconcile.Statement.Held;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Books the real trades that are missing, before anything is made up. Order of the rows does not
 * matter: they are taken by time, then id, and one that can not be booked yet (a sale that stands
 * before its purchase) is tried again after the others.
 */
final class FillPass {
    private static final Comparator<Execution> ORDER =
            Comparator.comparing(Execution::at).thenComparing(Execution::id);

    /** A fill that waits for its order, or to be told of the right one, longer than this no longer keeps its position from being adjusted. */
    private static final Duration WAIT_FOR_ORDER = Duration.ofDays(1);

    private static final String WITHOUT_IT = "fill %s is older than the books, which agree with the broker without it";

    private final ReconcileInput input;
    private final ReportIndex report;
    private final Books books;
    private final Findings findings;
    private final Map<String, OwnOrder> orders = new HashMap<>();
    private final FillBooking booking;
    private final Map<AccountInstrument, Instant> lastOwn = new HashMap<>();
    private final Map<AccountInstrument, Instant> lastAny = new HashMap<>();
    private final Map<AccountInstrument, String> waiting = new HashMap<>();
    private final Map<Execution, Adjustment> leftOut = new HashMap<>();

    FillPass(ReconcileInput input, ReportIndex report, Books books, Findings findings) {
        this.input = input;
        this.report = report;
        this.books = books;
        this.findings = findings;
        input.orders().forEach(order -> orders.put(order.clientId(), order));
        this.booking = new FillBooking(input.settings().lotMethod(), orders, report, books, findings);
    }

    /** What this pass booked of an order. */
    BigDecimal booked(String clientId) {
        return booking.booked(clientId);
    }

    /** When an order of ours last traded an instrument, as far as the report says; null where it does not. */
    @Nullable
    Instant lastOwnFill(AccountInstrument instrument) {
        return lastOwn.get(instrument);
    }

    /** When anybody last traded an instrument, as far as the report says; null where it does not. */
    @Nullable
    Instant lastFill(AccountInstrument instrument) {
        return lastAny.get(instrument);
    }

    /** Why an instrument waits for a fill that could not be placed; null where it does not. */
    @Nullable
    String waiting(AccountInstrument instrument) {
        return waiting.get(instrument);
    }

    void run() {
        List<Execution> fresh = new ArrayList<>();
        for (List<Execution> sameId : byId().values()) {
            Execution fill = sameId.get(0);
            if (fill.clientId() != null && orders.containsKey(fill.clientId())) {
                lastOwn.merge(fill.accountInstrument(), fill.at(), (a, b) -> a.isAfter(b) ? a : b);
            }
            lastAny.merge(fill.accountInstrument(), fill.at(), (a, b) -> a.isAfter(b) ? a : b);
            if (input.seenFills().contains(fill.id())) {
                ignore(fill, "fill " + fill.id() + " is in the books already");
            } else if (sameId.size() > 1) {
                wait(fill, "fill " + fill.id() + " is told in two ways; nothing of it is booked");
            } else if (fill.clientId() != null && !orders.containsKey(fill.clientId())) {
                waitForOrder(
                        fill,
                        "fill " + fill.id() + " belongs to order " + fill.clientId() + ", which is not known yet");
            } else if (ofOrder(fill)
                    .filter(order -> !order.accountInstrument().equals(fill.accountInstrument()))
                    .isPresent()) {
                waitForOrder(
                        fill,
                        "fill " + fill.id() + " names order " + fill.clientId()
                                + ", which is for another instrument; nothing of it is booked");
            } else {
                fresh.add(fill);
            }
        }
        Set<Execution> inferred = inferredBefore(fresh);
        fresh.removeAll(inferred);
        fresh.sort(ORDER);
        book(fresh);
    }

    /** Rows by id; rows that say the same are one. */
    private Map<String, List<Execution>> byId() {
        Map<String, List<Execution>> rows = new TreeMap<>();
        for (Execution fill : input.report().fills()) {
            if (!input.accounts().contains(fill.account())) {
                continue;
            }
            List<Execution> same = rows.computeIfAbsent(fill.id(), id -> new ArrayList<>());
            if (!same.contains(fill)) {
                same.add(fill);
            }
        }
        rows.values().forEach(same -> same.sort(ORDER.thenComparing(Execution::toString)));
        return rows;
    }

    /**
     * Trades that the books hold already, by an adjustment: older than the position's last change,
     * while here and there agree without them. To book them would count them twice. If that is a
     * mistake (the broker's list is older than the trade), the next report shows the difference.
     */
    private Set<Execution> inferredBefore(List<Execution> fresh) {
        Set<Execution> inferred = agreeingWithout(fresh, FillPass::inFlight);
        inferred.forEach(this::passOver);
        return inferred;
    }

    private static boolean inFlight(OwnOrder order) {
        return !order.state().terminal();
    }

    /**
     * The trades that here and there agree without.
     *
     * @param inFlight while an order of ours works its position is not adjusted, so no adjustment holds a
     *     fill of it already
     */
    private Set<Execution> agreeingWithout(Collection<Execution> fills, Predicate<OwnOrder> inFlight) {
        Set<Execution> inferred = new TreeSet<>(ORDER);
        for (AccountInstrument instrument : books.instruments()) {
            for (Side side : books.sides(instrument)) {
                Position held = Objects.requireNonNull(books.held(instrument.on(side)));
                Held there = report.held(held.key());
                if (there == null || !input.settings().same(held.quantity(), there.quantity())) {
                    continue;
                }
                fills.stream()
                        .filter(fill -> ofOrder(fill).filter(inFlight).isEmpty()
                                && fill.accountInstrument().equals(instrument)
                                && booking.sideOf(fill) == side
                                && !fill.at().isAfter(held.updatedAt()))
                        .forEach(inferred::add);
            }
        }
        fills.stream()
                .filter(fill -> ofOrder(fill).filter(inFlight).isEmpty() && nothingHeld(fill) && beforeItsEnd(fill))
                .forEach(inferred::add);
        return inferred;
    }

    /** Whether neither the books nor the broker hold anything of what a fill traded. */
    private boolean nothingHeld(Execution fill) {
        return books.sides(fill.accountInstrument()).isEmpty()
                && report.sides(fill.accountInstrument()).isEmpty();
    }

    /** Whether a fill is older than the closing of a position that it may belong to. */
    private boolean beforeItsEnd(Execution fill) {
        return Arrays.stream(Side.values())
                .map(side -> input.changed(fill.accountInstrument().on(side)))
                .anyMatch(changed -> changed != null && !fill.at().isAfter(changed));
    }

    private void book(List<Execution> fresh) {
        List<Execution> open = new ArrayList<>(fresh);
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            progress = false;
            for (Iterator<Execution> each = open.iterator(); each.hasNext(); ) {
                Execution fill = each.next();
                if (beyondItsOrder(fill) || booking.book(fill)) {
                    each.remove();
                    progress = true;
                }
            }
        }
        open.forEach(this::unplaced);
    }

    private boolean beyondItsOrder(Execution fill) {
        OwnOrder order = fill.clientId() == null ? null : orders.get(fill.clientId());
        if (order == null) {
            return false;
        }
        BigDecimal after = order.filled().add(booking.booked(order.clientId())).add(fill.quantity());
        if (after.compareTo(order.quantity()) <= 0) {
            return false;
        }
        Side side = booking.sideOf(fill);
        if (side != null) {
            findings.dispute(fill.accountInstrument().on(side));
        }
        leaveOut(
                Consistency.RED,
                fill,
                "fill " + fill.id() + " would take order " + order.clientId() + " to " + Decimals.plain(after) + " of "
                        + Decimals.plain(order.quantity()) + "; it is not booked");
        return true;
    }

    private void unplaced(Execution fill) {
        List<Side> held = books.sides(fill.accountInstrument());
        if (held.size() > 1 && fill.positionSide() == null) {
            wait(fill, "fill " + fill.id() + " does not say which side it belongs to, and both are held");
            return;
        }
        Side side = fill.positionSide() != null ? fill.positionSide() : held.isEmpty() ? Side.LONG : held.get(0);
        leaveOut(
                Consistency.YELLOW,
                fill,
                "fill " + fill.id() + " closes " + Decimals.plain(fill.quantity()) + " where "
                        + Decimals.plain(books.quantity(fill.accountInstrument().on(side)))
                        + " are held; nothing of it is booked");
    }

    /** Says that a fill was not booked, and remembers where that was said. */
    private void leaveOut(Consistency status, Execution fill, String because) {
        leftOut.put(fill, say(status, Kind.NOTE, fill, because, List.of()));
    }

    private void waitForOrder(Execution fill, String because) {
        if (fill.at().plus(WAIT_FOR_ORDER).isAfter(input.now())) {
            wait(fill, because);
        } else {
            say(Consistency.YELLOW, Kind.DEFER, fill, because);
        }
    }

    private void wait(Execution fill, String because) {
        waiting.putIfAbsent(fill.accountInstrument(), because);
        say(Consistency.YELLOW, Kind.DEFER, fill, because);
    }

    private void ignore(Execution fill, String because) {
        say(Consistency.GREEN, Kind.IGNORE, fill, because);
    }

    private void passOver(Execution fill) {
        List<LedgerEvent> noted = List.of(passed(fill));
        say(Consistency.GREEN, Kind.IGNORE, fill, WITHOUT_IT.formatted(fill.id()), noted);
    }

    /** Noted in the books, so that it counts as seen: after the next change it would look like a missing one. */
    private LedgerEvent passed(Execution fill) {
        PositionKey key = keyOf(fill);
        return books.apply(new LedgerEvent.Noted(
                key.account(),
                key,
                WITHOUT_IT.formatted(fill.id()),
                input.report().at()));
    }

    /**
     * Fills that could not be booked, and of which the books need nothing any more, as they have been
     * adjusted to the broker's, or as nothing is held on either side: passed over as well. To be called
     * once the positions were compared.
     *
     * @param stillInFlight whether an order of ours works on after this look, which may have ended it
     */
    void adjusted(Predicate<AccountInstrument> adjusted, Predicate<OwnOrder> stillInFlight) {
        Set<Execution> settled = agreeingWithout(leftOut.keySet(), stillInFlight);
        leftOut.keySet().stream()
                .filter(fill -> adjusted.test(fill.accountInstrument())
                                && !fill.at().isAfter(input.report().at())
                        || nothingHeld(fill)
                                && !graceOf(fill).isAfter(input.report().at()))
                .forEach(settled::add);
        for (Execution fill : settled) {
            findings.remember(Objects.requireNonNull(leftOut.get(fill)), List.of(passed(fill)));
        }
    }

    private Optional<OwnOrder> ofOrder(Execution fill) {
        return fill.clientId() == null ? Optional.empty() : Optional.ofNullable(orders.get(fill.clientId()));
    }

    private Instant graceOf(Execution fill) {
        return fill.at().plus(input.settings().grace());
    }

    private PositionKey keyOf(Execution fill) {
        Side side = booking.sideOf(fill);
        return fill.accountInstrument().on(side == null ? Side.LONG : side);
    }

    private void say(Consistency status, Kind kind, Execution fill, String because) {
        say(status, kind, fill, because, List.of());
    }

    private Adjustment say(Consistency status, Kind kind, Execution fill, String because, List<LedgerEvent> events) {
        PositionKey key = keyOf(fill);
        Adjustment said = new Adjustment(
                Findings.id(kind, key, fill.id()), kind, key, fill.quantity(), fill.price(), fill, because, events);
        findings.add(status, said);
        return said;
    }
}
