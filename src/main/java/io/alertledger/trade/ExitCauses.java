package io.alertledger.trade;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.ledger.Realization;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What led to a closing: joined from the order that filled, and the decision that gave the order. For one
 * thread.
 */
public final class ExitCauses {
    private final BiFunction<String, String, Optional<Order>> orders;
    private final Function<String, Optional<Logged>> decisions;

    // A closing's lots come one after the other.
    private long lastClosing = -1;
    private @Nullable Cause last;

    /**
     * Why something was closed.
     *
     * @param reason the trigger that fired (STOP_LOSS, TAKE_PROFIT …), or how urgent the exit was that an
     *     alert or a person asked for (TRIM, EXIT); without an order of ours what else closed it (TRADE,
     *     IMPORT, EXPIRY …)
     * @param rules ids of the rules that spoke for it: the exit rule that fired, the ones that chose this
     *     position and settled size and price; empty where no decision was kept
     */
    public record Cause(String reason, Set<String> rules) {
        public Cause {
            rules = Set.copyOf(rules);
        }
    }

    /**
     * @param orders finds an order by account and client order id
     * @param decisions finds a decision by its id
     */
    public ExitCauses(
            BiFunction<String, String, Optional<Order>> orders, Function<String, Optional<Logged>> decisions) {
        this.orders = orders;
        this.decisions = decisions;
    }

    /** Of one lot's part of a closing. */
    public Cause of(Realization part) {
        Cause known = last;
        if (known == null || part.sequence() != lastClosing) {
            known = found(part);
            last = known;
            lastClosing = part.sequence();
        }
        return known;
    }

    private Cause found(Realization part) {
        String id = part.clientOrderId();
        Optional<Order> order =
                id == null ? Optional.empty() : orders.apply(part.key().account(), id);
        Optional<Decision> decision =
                order.flatMap(sent -> decisions.apply(sent.decisionId())).map(LoggedDecisions::decision);
        String reason = decision.flatMap(ExitRequest::trigger)
                .map(Enum::name)
                .or(() -> order.map(Order::rank).map(Enum::name))
                .orElse(part.source().name());
        return new Cause(reason, decision.map(made -> rules(made, part.key())).orElse(Set.of()));
    }

    private static Set<String> rules(Decision decision, PositionKey key) {
        Set<String> rules = new TreeSet<>();
        for (Decision.Single part : decision.parts()) {
            Set<String> names = new HashSet<>();
            if (part instanceof Decision.Resolved resolved) {
                for (Leg leg : resolved.legs()) {
                    if (leg.key().equals(key)) {
                        names.add(leg.name());
                        // An exit rule names what it found by the instrument alone.
                        names.add(key.instrument().id());
                    }
                }
            }
            for (Evidence evidence : part.explanation().evidence()) {
                if (names.contains(evidence.candidate()) && evidence.points().signum() > 0) {
                    rules.add(evidence.rule().id());
                }
            }
            for (Finding finding : part.explanation().findings()) {
                if (names.contains(finding.leg())) {
                    rules.add(finding.rule().id());
                }
            }
        }
        return rules;
    }
}
