package io.alertledger.reconcile;

import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Consistency;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.Protection;
import io.alertledger.reconcile.Standing.OfPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says green, yellow or red, of each position and of the account. Pure.
 *
 * <p>Green: broker and ledger agree, and every position has a target and a stop or an exception says
 * that it need not. Yellow: something lacks them, a difference awaits its second look, or an exit waits
 * for another order to end. Red: the broker holds positions and the ledger none, a difference, a silence or
 * such a wait is older than the limit, the broker's report makes no sense, or the last look was red.
 */
public final class Judge {
    /** How long an exit may wait for another order to end before somebody is told. */
    private static final Duration WAITS_UNTOLD = Duration.ofSeconds(60);

    private Judge() {}

    /**
     * What is judged.
     *
     * @param holdings what one account holds
     * @param orders its orders that are not finished
     * @param exception why a position needs no protection, where a rule says so
     * @param look the last word of a broker that reports; null where the broker's book is the ledger
     *     itself
     * @param disputes since when what is in dispute
     * @param limit how long a difference or a silence may last before it is red
     */
    public record Case(
            List<Holding> holdings,
            List<Order> orders,
            Function<Holding, Optional<String>> exception,
            @Nullable Look look,
            Disputes disputes,
            Duration limit,
            Instant now) {
        public Case {
            holdings = holdings.stream().filter(holding -> !holding.closed()).toList();
            orders = List.copyOf(orders);
        }
    }

    public static Standing of(Case it) {
        Verdict account = new Verdict();
        Map<PositionKey, String> names =
                PositionNames.of(it.holdings().stream().map(Holding::key).toList());
        Map<PositionKey, OfPosition> positions = new HashMap<>();
        int guarded = 0;
        int leftOut = 0;
        for (Holding holding : it.holdings()) {
            Verdict verdict = position(holding, it);
            positions.put(
                    holding.key(),
                    new OfPosition(verdict.status(), it.disputes().hold(holding.key()), verdict.reasons()));
            account.take(names.getOrDefault(holding.key(), ""), verdict);
            guarded += missing(holding.guard()) == null ? 1 : 0;
            leftOut += holding.position().totalCost() == null ? 1 : 0;
        }
        for (Order order : it.orders()) {
            if (order.state() == OrderState.UNKNOWN && !positions.containsKey(order.key())) {
                account.say(Consistency.YELLOW, unknown(order));
            }
        }
        broker(it, account);
        int there = it.look() == null ? it.holdings().size() : it.look().positions();
        return new Standing(
                account.status(),
                account.reasons(),
                positions,
                there,
                it.holdings().size(),
                guarded,
                leftOut);
    }

    private static Verdict position(Holding holding, Case it) {
        Verdict verdict = new Verdict();
        Instant since = it.disputes().since().get(holding.key());
        if (since != null) {
            boolean old = since.plus(it.limit()).isBefore(it.now());
            verdict.say(
                    old ? Consistency.RED : Consistency.YELLOW,
                    "ledger and broker differ since " + since
                            + (old ? ", longer than " + it.limit().toSeconds() + " s" : ""));
        }
        for (Order order : it.orders()) {
            if (!order.key().equals(holding.key())) {
                continue;
            }
            if (order.state() == OrderState.UNKNOWN) {
                verdict.say(Consistency.YELLOW, unknown(order));
            } else if (order.state() == OrderState.PLANNED && order.closes()) {
                waits(order, it, verdict);
            }
        }
        if (holding.position().totalCost() == null) {
            verdict.say(Consistency.YELLOW, "its cost is not known");
        }
        String unsafe = unsafe(holding.guard());
        if (unsafe != null) {
            // The rules are asked only now: they may say that it needs none, and asking is what takes time here.
            Optional<String> exempt = it.exception().apply(holding);
            verdict.say(exempt.isPresent() ? Consistency.GREEN : Consistency.YELLOW, exempt.orElse(unsafe));
        }
        return verdict;
    }

    /** An exit that can not be sent protects nothing, and only a person can end what does not end by itself. */
    private static void waits(Order order, Case it, Verdict verdict) {
        Duration wait = Duration.between(order.createdAt(), it.now());
        if (wait.compareTo(WAITS_UNTOLD) > 0) {
            verdict.say(
                    wait.compareTo(it.limit()) > 0 ? Consistency.RED : Consistency.YELLOW,
                    "exit " + order.clientOrderId() + " is not sent since " + order.createdAt()
                            + (order.reason().isEmpty()
                                    ? ""
                                    : ": it " + order.reason() + "; look at that order at the broker"));
        }
    }

    private static String unknown(Order order) {
        return "order " + order.clientOrderId() + " was given out and nothing is known of it";
    }

    /** Why what guards a position is not enough; null where it is. */
    private static @Nullable String unsafe(@Nullable Guard guard) {
        String missing = missing(guard);
        return missing != null || guard == null || guard.suspended() == null
                ? missing
                : "its protection is suspended: " + guard.suspended();
    }

    /** What a position lacks; null where it has both a target and a stop. */
    private static @Nullable String missing(@Nullable Guard guard) {
        if (guard == null) {
            return "it has neither target nor stop";
        }
        Protection protection = guard.protection();
        boolean target = protection.takeProfit() != null
                || protection.takeProfitPct() != null
                || !protection.targets().isEmpty()
                || !protection.takeProfitSchedule().isEmpty();
        boolean stop = protection.stopLoss() != null
                || protection.stopLossPct() != null
                || protection.trailing() != null
                || protection.maxLoss() != null;
        if (target && stop) {
            return null;
        }
        return target ? "it has no stop" : stop ? "it has no target" : "it has neither target nor stop";
    }

    private static void broker(Case it, Verdict account) {
        Look look = it.look();
        if (look == null) {
            return;
        }
        boolean silent = look.waitingSince().plus(it.limit()).isBefore(it.now());
        if (silent) {
            account.say(
                    Consistency.RED,
                    "no usable report of the broker since " + look.waitingSince()
                            + (look.failure() == null ? "" : ": " + look.failure()));
        } else if (look.failure() != null) {
            account.say(
                    look.broken() ? Consistency.RED : Consistency.YELLOW, "the last report failed: " + look.failure());
        } else if (look.at() == null) {
            account.say(Consistency.YELLOW, "the broker has not been heard yet");
        }
        if (look.at() != null) {
            look.reasons().forEach(reason -> account.say(look.status(), reason));
            if (look.reasons().isEmpty() && look.status() != Consistency.GREEN) {
                account.say(look.status(), "the last look at the broker was " + look.status());
            }
        }
        if (look.positions() > 0 && it.holdings().isEmpty()) {
            account.say(Consistency.RED, "the broker holds " + look.positions() + " positions and the ledger none");
        }
    }

    /** Status and sentences, gathered. Confined to one call. */
    private static final class Verdict {
        private final Map<Consistency, List<String>> sentences = new HashMap<>();

        void say(Consistency status, String reason) {
            List<String> list = sentences.computeIfAbsent(status, s -> new ArrayList<>());
            if (!list.contains(reason)) {
                list.add(reason);
            }
        }

        /** Takes over what is not green of a position. */
        void take(String name, Verdict of) {
            of.sentences.forEach((status, reasons) -> {
                if (status != Consistency.GREEN) {
                    reasons.forEach(reason -> say(status, name + ": " + reason));
                }
            });
        }

        Consistency status() {
            return sentences.keySet().stream().reduce(Consistency.GREEN, Consistency::worse);
        }

        List<String> reasons() {
            List<String> all = new ArrayList<>();
            for (Consistency status : List.of(Consistency.RED, Consistency.YELLOW, Consistency.GREEN)) {
                all.addAll(sentences.getOrDefault(status, List.of()));
            }
            return all;
        }
    }
}
