package io.alertledger.reconcile;

import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Adjustment.Kind;
import io.alertledger.reconcile.Statement.Held;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is held here (real fills booked) with what is held there, instrument by instrument,
 * and decides for each difference whether it is adjusted, waits, or is only said.
 */
final class PositionPass {
    /** An increase above this part of the position is worth a warning. */
    private static final BigDecimal SMALL_PART = new BigDecimal("0.02");

    private final ReconcileInput input;
    private final ReportIndex report;
    private final Books books;
    private final Findings findings;
    private final Bookkeeper bookkeeper;
    private final CostCheck costs;
    private final Motion motion;
    private final Map<PositionKey, Instant> absences = new HashMap<>();
    private final Set<AccountInstrument> adjusted = new HashSet<>();

    PositionPass(
            ReconcileInput input,
            ReportIndex report,
            Books books,
            Findings findings,
            FillPass fills,
            List<OrderPass.After> orders) {
        this.input = input;
        this.report = report;
        this.books = books;
        this.findings = findings;
        this.bookkeeper = new Bookkeeper(input, books, findings);
        this.costs = new CostCheck(input, books, findings);
        this.motion = new Motion(input, report, books, fills, orders);
    }

    Map<PositionKey, Instant> absences() {
        return absences;
    }

    /** Whether something was booked to make an instrument agree. */
    boolean adjusted(AccountInstrument instrument) {
        return adjusted.contains(instrument);
    }

    void run() {
        Set<AccountInstrument> all = new TreeSet<>(books.instruments());
        all.addAll(report.instruments());
        Set<AccountInstrument> done = new HashSet<>();
        for (AccountInstrument instrument : all) {
            if (motion.why(instrument) == null) {
                new CorporateActions(report, books, bookkeeper)
                        .become(instrument)
                        .ifPresent(to -> {
                            done.add(instrument);
                            done.add(to);
                            adjusted.add(instrument);
                            adjusted.add(to);
                        });
            }
        }
        all.removeAll(done);
        all.forEach(this::compare);
    }

    private void compare(AccountInstrument instrument) {
        String why = motion.why(instrument);
        if (why != null) {
            leave(instrument, why);
            return;
        }
        if (expired(instrument)) {
            expire(instrument);
            return;
        }
        List<Side> here = books.sides(instrument);
        List<Side> there = report.sides(instrument);
        if (here.size() == 1 && there.size() == 1 && !here.equals(there)) {
            bookkeeper.flip(instrument.on(here.get(0)), reported(instrument.on(there.get(0))));
            adjusted.add(instrument);
            return;
        }
        for (Side side : Side.values()) {
            compare(instrument, instrument.on(side));
        }
    }

    private void compare(AccountInstrument instrument, PositionKey key) {
        Position here = books.held(key);
        Held there = report.held(key);
        BigDecimal less = there == null ? BigDecimal.ZERO : there.quantity();
        if (input.settings().same(books.quantity(key), less)) {
            if (here != null && there != null) {
                costs.compare(here, there);
            }
        } else if (there == null) {
            missing(instrument, Objects.requireNonNull(here));
        } else if (here == null) {
            bookkeeper.adopt(there);
            adjusted.add(instrument);
        } else {
            bookkeeper.resize(here, there, SMALL_PART);
            adjusted.add(instrument);
        }
    }

    /** Absence is believed at the second look, a set interval after the first, in a report made after it. */
    private void missing(AccountInstrument instrument, Position here) {
        Instant since = input.absences().get(here.key());
        Duration absence = input.settings().absence();
        if (since != null
                && !since.plus(absence).isAfter(input.now())
                && (input.report().at().isAfter(since) || absence.isZero())) {
            bookkeeper.close(here, since);
            adjusted.add(instrument);
            return;
        }
        findings.dispute(here.key());
        Instant first = since == null ? input.now() : since;
        absences.put(here.key(), first);
        String because = since == null
                ? "missing in the broker's report for the first time; closed when a second look at least "
                        + absence.toSeconds() + " s later misses it too"
                : "missing in the broker's report since " + since + "; the second look must be at least "
                        + absence.toSeconds() + " s after the first";
        defer(here.key(), here, null, because);
    }

    /** What is in motion is not touched; a difference is said. */
    private void leave(AccountInstrument instrument, String why) {
        for (Side side : Side.values()) {
            PositionKey key = instrument.on(side);
            Position here = books.held(key);
            Held there = report.held(key);
            boolean nothing = here == null && there == null;
            BigDecimal more = there == null ? BigDecimal.ZERO : there.quantity();
            boolean agrees = input.settings().same(books.quantity(key), more) && !report.contradicts(instrument);
            if (nothing || agrees) {
                continue;
            }
            defer(key, here, there, why);
            if (motion.contradicted(instrument)) {
                findings.dispute(key);
            }
            Instant since = input.absences().get(key);
            if (here != null && there == null && since != null) {
                absences.put(key, since);
                Duration limit = input.settings().limit();
                if (since.plus(limit).isBefore(input.now())) {
                    findings.said(
                            Consistency.RED,
                            instrument.name() + " is missing at the broker since " + since + ", longer than "
                                    + limit.toSeconds() + " s");
                }
            }
        }
    }

    private void defer(PositionKey key, @Nullable Position here, @Nullable Held there, String because) {
        String sentence = AccountInstrument.of(key).name() + " " + key.side() + ": here "
                + Decimals.plain(books.quantity(key)) + ", there "
                + Decimals.plain(there == null ? BigDecimal.ZERO : there.quantity()) + "; " + because;
        findings.add(
                Consistency.YELLOW,
                new Adjustment(
                        Findings.id(Kind.DEFER, key, Bookkeeper.state(here), there),
                        Kind.DEFER,
                        key,
                        null,
                        null,
                        null,
                        sentence,
                        List.of()));
    }

    private boolean expired(AccountInstrument instrument) {
        return expired(instrument, input);
    }

    static boolean expired(AccountInstrument instrument, ReconcileInput input) {
        return instrument.instrument() instanceof OptionContract option
                && !input.settings().calendar().expiryOf(option.expiration()).isAfter(input.now());
    }

    private void expire(AccountInstrument instrument) {
        for (Side side : Side.values()) {
            PositionKey key = instrument.on(side);
            Position here = books.held(key);
            Held there = report.held(key);
            if (here != null) {
                bookkeeper.expire(here);
                adjusted.add(instrument);
            } else if (there != null) {
                findings.add(new Adjustment(
                        Findings.id(Kind.IGNORE, key, there),
                        Kind.IGNORE,
                        key,
                        there.quantity(),
                        null,
                        null,
                        instrument.name() + " has expired; the broker still lists it and settles it",
                        List.of()));
            }
        }
    }

    private Held reported(PositionKey key) {
        return Objects.requireNonNull(report.held(key));
    }
}
