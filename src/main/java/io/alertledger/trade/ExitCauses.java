package io.alertledger.trade;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.ledger.Realization;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What led to closings: joined from the orders that filled, and the decisions that gave the orders. Closings go in one
 * by one and come out in the same order with their causes, which are looked up for many at once. For one thread.
 */
public final class ExitCauses {
    private static final int AT_ONCE = 500;

    private final Source source;
    private final BiConsumer<Realization, Cause> out;
    private final List<Realization> waiting = new ArrayList<>();

    private record Given(String account, String clientOrderId) {}

    /** What is kept of orders and decisions; what is not there is left out of an answer. */
    public interface Source {
        /** The orders of an account, by their client order ids. */
        List<Order> orders(String account, Collection<String> clientOrderIds);

        /** Decisions by their ids. */
        List<Logged> decisions(Collection<String> ids);
    }

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

    /** @param out told of each closing and what led to it */
    public ExitCauses(Source source, BiConsumer<Realization, Cause> out) {
        this.source = source;
        this.out = out;
    }

    /** Takes one lot's part of a closing. */
    public void take(Realization part) {
        waiting.add(part);
        if (waiting.size() >= AT_ONCE) {
            flush();
        }
    }

    /** Tells of all that was taken and not told of yet. */
    public void flush() {
        Map<String, Map<String, Realization>> ours = new HashMap<>();
        for (Realization part : waiting) {
            if (part.clientOrderId() != null) {
                ours.computeIfAbsent(part.key().account(), account -> new HashMap<>())
                        .put(part.clientOrderId(), part);
            }
        }
        Map<Given, Cause> causes = new HashMap<>();
        ours.forEach((account, parts) ->
                causes(account, parts).forEach((id, cause) -> causes.put(new Given(account, id), cause)));
        for (Realization part : waiting) {
            Cause cause = part.clientOrderId() == null
                    ? null
                    : causes.get(new Given(part.key().account(), part.clientOrderId()));
            out.accept(part, cause == null ? new Cause(part.source().name(), Set.of()) : cause);
        }
        waiting.clear();
    }

    /** The causes that are known, by client order id. */
    private Map<String, Cause> causes(String account, Map<String, Realization> parts) {
        List<Order> orders = source.orders(account, parts.keySet());
        Map<String, Logged> decisions =
                source.decisions(orders.stream().map(Order::decisionId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Logged::id, Function.identity()));
        // Reading a decision back is what takes time.
        return orders.parallelStream()
                .collect(Collectors.toMap(
                        Order::clientOrderId,
                        order -> cause(
                                order,
                                decisions.get(order.decisionId()),
                                Objects.requireNonNull(parts.get(order.clientOrderId())))));
    }

    private static Cause cause(Order order, @Nullable Logged logged, Realization part) {
        Optional<Decision> decision = Optional.ofNullable(logged).map(LoggedDecisions::decision);
        String reason = decision.flatMap(ExitRequest::trigger)
                .map(Enum::name)
                .or(() -> Optional.ofNullable(order.rank()).map(Enum::name))
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
