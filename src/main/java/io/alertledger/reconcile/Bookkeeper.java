package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.Provenance;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.reconcile.Adjustment.Kind;
import io.alertledger.reconcile.Statement.Held;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Books what makes a position agree with the broker's, and says why. Confined to one call. */
final class Bookkeeper {
    private final ReconcileInput input;
    private final Books books;
    private final Findings findings;

    Bookkeeper(ReconcileInput input, Books books, Findings findings) {
        this.input = input;
        this.books = books;
        this.findings = findings;
    }

    /** What a position is, as far as synthetic ids go. */
    static String state(@Nullable Position position) {
        if (position == null) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (Lot lot : position.lots()) {
            text.append(lot.id())
                    .append('=')
                    .append(lot.quantity())
                    .append('@')
                    .append(lot.totalCost())
                    .append(';');
        }
        return text.toString();
    }

    /** Held there, not here. */
    void adopt(Held there) {
        PositionKey key = there.key();
        BigDecimal price = priceOfNew(there);
        String id = Findings.id(Kind.ADOPT, key, there.quantity(), there.averageCost());
        String because = name(key) + " " + key.side() + ": the broker holds " + Decimals.plain(there.quantity())
                + ", nothing is held here; adopted " + at(price, there);
        LedgerEvent event = open(
                key, id, there.quantity(), moneyOf(price, there.quantity(), there), there, openedAt(there), because);
        findings.add(Consistency.YELLOW, adjustment(id, Kind.ADOPT, key, there.quantity(), price, because, event));
    }

    /** Missing there at two looks. */
    void close(Position here, Instant since) {
        PositionKey key = here.key();
        BigDecimal quantity = here.quantity();
        String because = name(key) + " " + key.side() + ": missing at the broker since " + since
                + " and at a second look; closed at cost, since no fill explains it";
        LedgerEvent event = books.takeAtCost(
                key, quantity, synthetic(because), input.report().at());
        findings.add(
                Consistency.YELLOW,
                adjustment(
                        Findings.id(Kind.CLOSE, key, state(here)),
                        Kind.CLOSE,
                        key,
                        quantity,
                        here.averageCost(),
                        because,
                        event));
    }

    /** More or less there. */
    void resize(Position here, Held there, BigDecimal smallPart) {
        PositionKey key = here.key();
        BigDecimal more = there.quantity().subtract(here.quantity());
        String differ = name(key) + " " + key.side() + ": here " + Decimals.plain(here.quantity()) + ", there "
                + Decimals.plain(there.quantity()) + "; ";
        if (more.signum() < 0) {
            String because = differ + "reduced first in first out at cost, since no fill explains it";
            LedgerEvent event = books.takeAtCost(
                    key, more.negate(), synthetic(because), input.report().at());
            findings.add(
                    Consistency.YELLOW,
                    adjustment(
                            Findings.id(Kind.REDUCE, key, state(here), there.quantity()),
                            Kind.REDUCE,
                            key,
                            more.negate(),
                            here.averageCost(),
                            because,
                            event));
            return;
        }
        String id = Findings.id(Kind.INCREASE, key, state(here), there.quantity(), there.averageCost());
        BigDecimal cost = costOfIncrease(here, there, more);
        BigDecimal price = cost == null ? null : Decimals.quotient(cost, more.multiply(here.multiplier()));
        String because = differ + "a lot is added " + at(price, there);
        LedgerEvent event = open(key, id, more, cost, there, input.report().at(), because);
        boolean small = more.compareTo(here.quantity().multiply(smallPart)) <= 0;
        findings.add(
                small ? Consistency.GREEN : Consistency.YELLOW,
                adjustment(id, Kind.INCREASE, key, more, price, because, event));
    }

    /**
     * Money for the added lot, such that the average afterwards is the broker's, to the last digit.
     * Where our own lots have no known cost the broker's average is the best that is known of the new one.
     */
    private @Nullable BigDecimal costOfIncrease(Position here, Held there, BigDecimal more) {
        BigDecimal average = there.averageCost();
        BigDecimal costHere = here.totalCost();
        if (average == null || costHere == null) {
            return moneyOf(priceOfNew(there), more, there);
        }
        return Decimals.canonical(
                average.multiply(there.quantity()).multiply(here.multiplier()).subtract(costHere));
    }

    /** The other side is held there. */
    void flip(Position here, Held there) {
        PositionKey key = there.key();
        BigDecimal price = priceOfNew(there);
        String id = Findings.id(Kind.FLIP, key, state(here), there.quantity(), there.averageCost());
        String because = name(key) + ": here " + Decimals.plain(here.quantity()) + " " + here.side() + ", there "
                + Decimals.plain(there.quantity()) + " " + key.side() + "; turned over, " + at(price, there);
        LedgerEvent closed = books.takeAtCost(
                here.key(), here.quantity(), synthetic(because), input.report().at());
        LedgerEvent opened = open(
                key,
                id,
                there.quantity(),
                moneyOf(price, there.quantity(), there),
                there,
                input.report().at(),
                because);
        findings.add(
                Consistency.YELLOW,
                new Adjustment(id, Kind.FLIP, key, there.quantity(), price, null, because, List.of(closed, opened)));
    }

    void flip(PositionKey here, Held there) {
        flip(Objects.requireNonNull(books.held(here)), there);
    }

    /** The contract's last moment has passed: at intrinsic value where the underlying's price is known. */
    void expire(Position here) {
        PositionKey key = here.key();
        BigDecimal value = Expiry.value(key.instrument(), input);
        String because = name(key) + " has expired, "
                + (value == null
                        ? "at a value that is not known: there is no fresh price of "
                                + key.instrument().ticker()
                        : "worth " + Decimals.plain(value));
        Provenance origin = new Provenance(LedgerEvent.Source.EXPIRY, null, null, null, null, null, because);
        LedgerEvent event = books.take(key, here.quantity(), value, origin, input.now());
        findings.add(adjustment(
                Findings.id(Kind.EXPIRE, key, state(here)), Kind.EXPIRE, key, here.quantity(), value, because, event));
    }

    /** A corporate action: the position is another, or more or less of the same; its whole cost is the same. */
    void becomes(Position here, Held there, LedgerEvent.Adjusted event) {
        books.apply(event);
        if (event.key().equals(event.to())) {
            BigDecimal more = there.quantity().subtract(here.quantity());
            Kind kind = more.signum() > 0 ? Kind.INCREASE : Kind.REDUCE;
            findings.add(
                    Consistency.YELLOW,
                    adjustment(
                            Findings.id(kind, here.key(), state(here), there.quantity(), there.averageCost()),
                            kind,
                            here.key(),
                            more.abs(),
                            more.signum() > 0 ? BigDecimal.ZERO : here.averageCost(),
                            event.because(),
                            event));
            return;
        }
        findings.add(
                Consistency.YELLOW,
                note(
                        Findings.id(Kind.NOTE, here.key(), state(here), event.to()),
                        event.to(),
                        null,
                        event.because(),
                        List.of(event)));
    }

    /** As the broker says, so that limits and delays count from then; else, and where that is to come, the report's. */
    private Instant openedAt(Held there) {
        Instant seen = input.report().at();
        return there.openedAt() == null || there.openedAt().isAfter(seen) ? seen : there.openedAt();
    }

    private LedgerEvent open(
            PositionKey key,
            String id,
            BigDecimal quantity,
            @Nullable BigDecimal cost,
            Held there,
            Instant at,
            String because) {
        Position held = books.held(key);
        BigDecimal multiplier = held == null ? there.multiplierOrDefault() : held.multiplier();
        BigDecimal step = held == null ? key.instrument().defaultStep() : held.step();
        // the same difference may come again in another episode: the report's time keeps the lots apart
        String lot = id + "-" + Long.toString(input.report().at().getEpochSecond(), Character.MAX_RADIX);
        return books.apply(new LedgerEvent.LotOpened(
                key,
                lot,
                quantity,
                cost,
                BigDecimal.ZERO,
                multiplier,
                step,
                null,
                null,
                null,
                null,
                null,
                LedgerEvent.Source.RECONCILE,
                because,
                at));
    }

    private static Provenance synthetic(String because) {
        return new Provenance(LedgerEvent.Source.RECONCILE, null, null, null, null, null, because);
    }

    /** The broker's average, else the mark, else unknown. */
    private @Nullable BigDecimal priceOfNew(Held there) {
        if (there.averageCost() != null) {
            return there.averageCost();
        }
        Mark mark = input.marks().get(there.key().instrument());
        return mark == null ? null : mark.value();
    }

    private static @Nullable BigDecimal moneyOf(@Nullable BigDecimal price, BigDecimal quantity, Held there) {
        return price == null
                ? null
                : Decimals.canonical(price.multiply(quantity).multiply(there.multiplierOrDefault()));
    }

    private static String at(@Nullable BigDecimal price, Held there) {
        if (price == null) {
            return "at a cost that is not known";
        }
        return "at " + Decimals.plain(price)
                + (there.averageCost() == null ? ", the mark" : ", so that the average is the broker's");
    }

    static Adjustment note(
            String id, PositionKey key, @Nullable BigDecimal price, String because, List<LedgerEvent> events) {
        return new Adjustment(id, Kind.NOTE, key, null, price, null, because, events);
    }

    private static Adjustment adjustment(
            String id,
            Kind kind,
            PositionKey key,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            String because,
            LedgerEvent event) {
        return new Adjustment(id, kind, key, quantity, price, null, because, List.of(event));
    }

    private static String name(PositionKey key) {
        return AccountInstrument.of(key).name();
    }
}
