package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.LotShare;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Statement.Held;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Recognises a contract that a corporate action has renamed: its root gained a digit (MDU, MDU1), and
 * expiration, strike, type, side and quantity are as before. Without this it would look like one
 * position gone and another come.
 */
final class CorporateActions {
    private final ReportIndex report;
    private final Books books;
    private final Bookkeeper bookkeeper;

    CorporateActions(ReportIndex report, Books books, Bookkeeper bookkeeper) {
        this.report = report;
        this.books = books;
        this.bookkeeper = bookkeeper;
    }

    /** Carries a position over to its new name, where exactly one row of the report is it. */
    Optional<AccountInstrument> renamed(AccountInstrument from) {
        List<Side> sides = books.sides(from);
        if (sides.size() != 1 || !report.sides(from).isEmpty()) {
            return Optional.empty();
        }
        Position here = Objects.requireNonNull(books.held(from.on(sides.get(0))));
        List<AccountInstrument> candidates = report.instruments().stream()
                .filter(to -> isRenaming(here, to) && books.sides(to).isEmpty())
                .toList();
        if (candidates.size() != 1) {
            return Optional.empty();
        }
        AccountInstrument to = candidates.get(0);
        carryOver(here, Objects.requireNonNull(report.held(to.on(here.side()))));
        return Optional.of(to);
    }

    private boolean isRenaming(Position here, AccountInstrument to) {
        Held there = report.held(to.on(here.side()));
        return there != null
                && here.instrument() instanceof OptionContract before
                && to.instrument() instanceof OptionContract after
                && here.account().equals(to.account())
                && after.root().matches(java.util.regex.Pattern.quote(before.root()) + "\\d")
                && after.expiration().equals(before.expiration())
                && after.strike().compareTo(before.strike()) == 0
                && after.type() == before.type()
                && there.quantity().compareTo(here.quantity()) == 0;
    }

    private void carryOver(Position here, Held there) {
        PositionKey to = there.key();
        String because = AccountInstrument.of(here.key()).name() + " became "
                + AccountInstrument.of(to).name()
                + " by a corporate action; lots and cost go over, protection waits for a look";
        bookkeeper.becomes(
                here,
                new LedgerEvent.Adjusted(
                        here.key(),
                        to,
                        here.lots().stream()
                                .map(lot -> new LotShare(lot.id(), lot.quantity()))
                                .toList(),
                        there.multiplierOrDefault(),
                        here.step(),
                        because,
                        here.updatedAt()));
    }
}
