package io.alertledger.trade;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.ledger.Realization;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What led to a closing: joined from the order that filled, and the decision that gave the order; looked up
 * once for each order. For one thread.
 */
public final class ExitCauses {
    private final BiFunction<String, String, Optional<Order>> orders;
    private final Function<String, Optional<Logged>> decisions;

    // An order is given once, and what it was given for never changes.
    private final Map<Given, Cause> known = new HashMap<>();
    private final Map<Cause, Cause> equal = new HashMap<>();

    private record Given(String account, String clientOrderId) {}

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
        String id = part.clientOrderId();
        if (id == null) {
            return new Cause(part.source().name(), Set.of());
        }
        return known.computeIfAbsent(new Given(part.key().account(), id), given -> {
            Cause found = found(part, id);
            return equal.computeIfAbsent(found, same -> same);
        });
    }

    private Cause found(Realization part, String id) {
        Optional<Order> order = orders.apply(part.key().account(), id);
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
