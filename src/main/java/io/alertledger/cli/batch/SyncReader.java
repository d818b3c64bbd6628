package io.alertledger.cli.batch;

import io.alertledger.formats.Fields;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.OwnOrder;
import io.alertledger.reconcile.ReconcileInput;
import io.alertledger.reconcile.ReconcileSettings;
import io.alertledger.reconcile.Statement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a line of {@code batch sync}. */
final class SyncReader {
    private final MarketCalendar calendar;
    private final Fields line;
    private final SyncWords words;
    private final Instant now;

    SyncReader(Symbols symbols, MarketCalendar calendar, Fields line) {
        this.calendar = calendar;
        this.line = line;
        this.words = new SyncWords(symbols, SyncWords.account(line, "default"));
        this.now = line.instant("now");
    }

    ReconcileInput input() {
        List<OwnOrder> orders = orders();
        SyncLocal local = new SyncLocal(words);
        local.read(line, orders);
        Statement report = new SyncReport(words, now).read(line.object("report"));
        Set<String> accounts = new HashSet<>(Set.of(words.account(line)));
        local.open().forEach(holding -> accounts.add(holding.key().account()));
        report.positions().forEach(held -> accounts.add(held.key().account()));
        report.fills().forEach(fill -> accounts.add(fill.account()));
        return new ReconcileInput(
                local.book(accounts),
                accounts,
                local.closed(),
                orders,
                report,
                absences(local.open()),
                Set.copyOf(line.texts("seenFills")),
                marks(),
                now,
                settings());
    }

    private ReconcileSettings settings() {
        ReconcileSettings usual = ReconcileSettings.DEFAULT;
        BigDecimal step = line.optionalDecimal("quantityStep");
        if (step != null && step.signum() < 0) {
            throw line.invalid("quantityStep", "must not be negative");
        }
        return new ReconcileSettings(
                seconds("absenceSeconds", usual.absence()),
                seconds("graceSeconds", usual.grace()),
                seconds("limitSeconds", usual.limit()),
                step == null ? usual.quantityStep() : step,
                seconds("markMaxAgeSeconds", usual.markMaxAge()),
                usual.lotMethod(),
                calendar);
    }

    private Duration seconds(String field, Duration otherwise) {
        BigDecimal value = line.optionalDecimal(field);
        if (value == null) {
            return otherwise;
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw line.invalid(field, "expected seconds from 0 to " + Integer.MAX_VALUE);
        }
        return Duration.ofNanos(value.movePointRight(9).longValue());
    }

    private List<OwnOrder> orders() {
        List<OwnOrder> orders = new ArrayList<>();
        Set<String> once = new HashSet<>();
        for (Fields row : line.objects("orders")) {
            String clientId = row.text("clientId");
            if (!once.add(clientId)) {
                throw row.invalid("clientId", "this order stands twice");
            }
            SyncWords.Spelled spelled = words.spelled(row);
            BigDecimal quantity = SyncWords.needed(row, "quantity");
            BigDecimal filled = row.has("filled") ? SyncWords.notNegative(row, "filled") : BigDecimal.ZERO;
            if (filled.compareTo(quantity) > 0) {
                throw row.invalid("filled", "must not be above the quantity of " + quantity.toPlainString());
            }
            orders.add(new OwnOrder(
                    clientId,
                    words.account(row),
                    spelled.instrument(),
                    spelled.side(),
                    SyncWords.orderSide(row),
                    quantity,
                    filled,
                    row.constant("state", OrderState.class),
                    List.of(),
                    null,
                    null));
        }
        return orders;
    }

    private Map<Instrument, Mark> marks() {
        Map<Instrument, Mark> marks = new HashMap<>();
        Fields rows = line.optionalObject("marks");
        if (rows == null) {
            return marks;
        }
        for (Iterator<String> names = rows.names(); names.hasNext(); ) {
            String name = names.next();
            if (!rows.has(name)) {
                continue;
            }
            Fields row = rows.object(name);
            Instrument instrument = words.instrument(name, rows.path(name)).instrument();
            Instant at = row.optionalInstant("at");
            try {
                marks.put(
                        instrument,
                        new Mark(
                                instrument,
                                row.optionalDecimal("price"),
                                row.optionalDecimal("bid"),
                                row.optionalDecimal("ask"),
                                at == null ? now : at,
                                "input"));
            } catch (IllegalArgumentException noPrice) {
                throw rows.invalid(name, String.valueOf(noPrice.getMessage()));
            }
        }
        return marks;
    }

    /** A name without a side means every side held of it. */
    private Map<PositionKey, Instant> absences(List<Holding> open) {
        Map<PositionKey, Instant> absences = new HashMap<>();
        Fields rows = line.optionalObject("previousAbsences");
        if (rows == null) {
            return absences;
        }
        for (Iterator<String> names = rows.names(); names.hasNext(); ) {
            String name = names.next();
            if (!rows.has(name)) {
                continue;
            }
            Instant since = since(rows, name);
            SyncWords.Spelled spelled = words.instrument(name, rows.path(name));
            for (Holding holding : open) {
                PositionKey key = holding.key();
                if (key.instrument().equals(spelled.instrument())
                        && (spelled.side() == null || spelled.side() == key.side())) {
                    absences.put(key, since);
                }
            }
        }
        return absences;
    }

    private static Instant since(Fields rows, String name) {
        try {
            return OffsetDateTime.parse(rows.text(name)).toInstant();
        } catch (DateTimeException bad) {
            throw rows.invalid(name, "expected an ISO-8601 time with a zone, such as 2026-01-28T14:30:00Z");
        }
    }
}
