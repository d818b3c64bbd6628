package io.alertledger;

import io.alertledger.broker.Broker;
import io.alertledger.ledger.Book;
import io.alertledger.model.Alert;
import io.alertledger.reconcile.Adjustment;
import io.alertledger.rules.RuleSet;
import io.alertledger.trade.Reconciler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a ledger is not opened although its file can be: known before anything is booked or written. Stateless. */
final class StartRefusals {
    private StartRefusals() {}

    /** Real money is not traded by a policy that does not say how sure it must be. */
    static Optional<String> unsureTrading(Broker broker, RuleSet rules) {
        if (!broker.live()
                || rules.tables().policy(Alert.DEFAULT_ACCOUNT, null, null).minConfidence() != null) {
            return Optional.empty();
        }
        return Optional.of("The broker " + broker.name()
                + " trades with real money, and policy.csv does not say how sure a decision must be:"
                + " set minConfidence (0 is allowed) in its row *,*,*.\n"
                + "Measured on 3,942 real exits of one analyst with several contracts of a ticker open: FIFO picks"
                + " the contract that was really sold in 22 % of them, newest-first in 72 %, LEARNED in 89 %, and in"
                + " 94 % of the four fifths that it is surest of.\n"
                + "Maybe set heuristics LEARNED and minConfidence 0.8; 'accuracy' tells the figures of your history.");
    }

    /**
     * Who wants to start flat does not start on what is held.
     *
     * @param there what a comparison with the broker's report would book; empty where the broker gives none
     */
    static Optional<String> openPositions(Book book, Optional<Reconciler.Outcome> there) {
        List<String> held = new ArrayList<>();
        for (String account : book.accounts()) {
            book.positions(account)
                    .forEach(position -> held.add("the ledger holds "
                            + position.instrument().id() + " " + position.side() + " in account '" + account + "'"));
        }
        there.ifPresent(outcome -> held.addAll(there(outcome)));
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of("Positions are held and allowOpenPositions is false: "
                        + String.join("; ", held)
                        + ".\nMaybe close them first, or set allowOpenPositions=true to take them over.");
    }

    private static List<String> there(Reconciler.Outcome outcome) {
        if (outcome instanceof Reconciler.Outcome.NoReport none) {
            return List.of("what the broker holds is not known: " + none.reason());
        }
        return outcome instanceof Reconciler.Outcome.Compared seen
                ? seen.reconciled().adjustments().stream()
                        .filter(adjustment -> adjustment.kind() == Adjustment.Kind.ADOPT)
                        .map(adjustment -> "the broker holds "
                                + adjustment.key().instrument().id() + " "
                                + adjustment.key().side())
                        .toList()
                : List.of();
    }
}
