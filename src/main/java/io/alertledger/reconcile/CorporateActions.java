package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Decimals;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Lot;
import io.alertledger.model.LotShare;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Statement.Held;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what a corporate action has made of a position. A contract was renamed: its root gained a
 * digit (MDU, MDU1), and expiration, strike, type, side and quantity are as before. A split made more (or
 * fewer) of it: quantity times strike is as before, and so is what the whole cost; of shares there are more,
 * at the same whole cost. Without this it would look like one position gone and another come, or like
 * shares for nothing, and a stop at yesterday's price would sell them.
 */
final class CorporateActions {
    /** Less than 5 for 4 is a difference to be explained, not a split. */
    private static final BigDecimal LEAST_SPLIT = new BigDecimal("1.25");

    /** New strikes are rounded to the cent. */
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final ReportIndex report;
    private final Books books;
    private final Bookkeeper bookkeeper;

    CorporateActions(ReportIndex report, Books books, Bookkeeper bookkeeper) {
        this.report = report;
        this.books = books;
        this.bookkeeper = bookkeeper;
    }

    /** Carries a position over to what it has become, where exactly one row of the report is it, and no other is near. */
    Optional<AccountInstrument> become(AccountInstrument from) {
        List<Side> sides = books.sides(from);
        if (sides.size() != 1) {
            return Optional.empty();
        }
        Position here = Objects.requireNonNull(books.held(from.on(sides.get(0))));
        List<AccountInstrument> candidates = report.sides(from).isEmpty()
                ? report.instruments().stream()
                        .filter(to -> books.sides(to).isEmpty() && isOf(here, to))
                        .toList()
                : moreShares(here) ? List.of(from) : List.of();
        if (candidates.size() != 1 || report.sides(candidates.get(0)).size() != 1) {
            return Optional.empty(); // two sides of it are no one's successor
        }
        AccountInstrument to = candidates.get(0);
        carryOver(here, Objects.requireNonNull(report.held(to.on(here.side()))));
        return Optional.of(to);
    }

    private boolean isOf(Position here, AccountInstrument to) {
        Held there = report.held(to.on(here.side()));
        return there != null
                && here.instrument() instanceof OptionContract before
                && to.instrument() instanceof OptionContract after
                && here.account().equals(to.account())
                && after.expiration().equals(before.expiration())
                && after.type() == before.type()
                && (renamed(before, here, after, there) || split(before, here, after, there));
    }

    private static boolean renamed(OptionContract before, Position here, OptionContract after, Held there) {
        return gainedDigit(before, after)
                && after.strike().compareTo(before.strike()) == 0
                && there.quantity().compareTo(here.quantity()) == 0;
    }

    private static boolean split(OptionContract before, Position here, OptionContract after, Held there) {
        BigDecimal strike = before.strike().multiply(here.quantity()).divide(there.quantity(), 4, RoundingMode.HALF_UP);
        return (after.root().equals(before.root()) || gainedDigit(before, after))
                && after.strike().compareTo(before.strike()) != 0
                && after.strike().subtract(strike).abs().compareTo(CENT) <= 0
                && costsTheSame(here, there)
                && scaled(here, there.quantity()) != null;
    }

    private static boolean gainedDigit(OptionContract before, OptionContract after) {
        return after.root().matches(Pattern.quote(before.root()) + "\\d");
    }

    private boolean moreShares(Position here) {
        Held there = report.held(here.key());
        if (there == null || !(here.instrument() instanceof LinearInstrument)) {
            return false;
        }
        BigDecimal more = here.quantity().max(there.quantity());
        BigDecimal fewer = here.quantity().min(there.quantity());
        return more.compareTo(fewer.multiply(LEAST_SPLIT)) >= 0
                && costsTheSame(here, there)
                && scaled(here, there.quantity()) != null;
    }

    private static boolean costsTheSame(Position here, Held there) {
        if (here.totalCost() == null || there.averageCost() == null) {
            return false;
        }
        BigDecimal cost = there.averageCost().multiply(there.quantity()).multiply(there.multiplierOrDefault());
        return Decimals.sameCost(here.totalCost(), cost);
    }

    /** Each lot's part of a new quantity; null where one would not be a whole number of steps. */
    private static @Nullable List<LotShare> scaled(Position here, BigDecimal quantity) {
        List<LotShare> lots = new ArrayList<>();
        boolean same = here.quantity().compareTo(quantity) == 0;
        for (Lot lot : here.lots()) {
            BigDecimal[] steps = lot.quantity()
                    .multiply(quantity)
                    .divideAndRemainder(here.quantity().multiply(here.step()));
            if (!same && (steps[1].signum() != 0 || steps[0].signum() == 0)) {
                return null;
            }
            lots.add(
                    new LotShare(lot.id(), same ? lot.quantity() : Decimals.canonical(steps[0].multiply(here.step()))));
        }
        return lots;
    }

    private void carryOver(Position here, Held there) {
        PositionKey to = there.key();
        String because = named(here.key(), here.quantity()) + " became " + named(to, there.quantity())
                + " by a corporate action; lots and cost go over, protection waits for a look";
        bookkeeper.becomes(
                here,
                there,
                new LedgerEvent.Adjusted(
                        here.key(),
                        to,
                        Objects.requireNonNull(scaled(here, there.quantity())),
                        there.multiplierOrDefault(),
                        here.step(),
                        because,
                        here.updatedAt()));
    }

    private static String named(PositionKey key, BigDecimal quantity) {
        return Decimals.plain(quantity) + " " + AccountInstrument.of(key).name();
    }
}
