package io.alertledger.journal;

import io.alertledger.formats.InputException;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.Mark;
import io.alertledger.model.Objection;
import io.alertledger.model.Position;
import io.alertledger.model.Side;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a draft of the rules would have made of a decision: from what to what, by which rules, for how much. */
public final class Impact {
    private Impact() {}

    /** What the draft makes of one decision. */
    public sealed interface Outcome {}

    /** The same order, or the same refusal; reasons and points may differ. */
    public record Same() implements Outcome {}

    /** It can't be decided again. */
    public record NotPossible(String reason) implements Outcome {}

    /**
     * Something else.
     *
     * @param id the decision
     * @param at when it was made
     * @param before what was decided
     * @param after what the draft decides
     * @param rules ids of the rules that say something else of it, sorted
     * @param quantity what the draft trades more, below zero for less
     * @param profit what the draft's sales realise more at the marks of the moment, in money; null where a mark or a
     *     cost is not known
     */
    public record Changed(
            String id,
            Instant at,
            String before,
            String after,
            List<String> rules,
            BigDecimal quantity,
            @Nullable BigDecimal profit)
            implements Outcome {
        public Changed {
            rules = List.copyOf(rules);
        }
    }

    /** Decides again under a draft and compares. */
    public static Outcome of(DecisionLog.Logged logged, Resolver draft) {
        if (logged.ruleSet().equals(draft.rules().id())) {
            // The same rules and tables decide the same.
            return new Same();
        }
        try {
            KeptDecision kept = KeptDecision.of(logged);
            Optional<String> missing = Replay.missing(kept);
            if (missing.isPresent()) {
                return new NotPossible(missing.get());
            }
            List<Question> questions = kept.questions(draft.rules().tables());
            if (questions.isEmpty()) {
                // No rule was asked about it, and none would be.
                return new Same();
            }
            Decision before = kept.decision();
            Decision after = Replay.again(kept, draft);
            String was = outcome(before);
            String is = outcome(after);
            return was.equals(is)
                    ? new Same()
                    : new Changed(
                            logged.id(),
                            logged.decidedAt(),
                            was,
                            is,
                            List.copyOf(differing(before, after)),
                            traded(after).subtract(traded(before)),
                            difference(profit(after, questions), profit(before, questions)));
        } catch (InputException unreadable) {
            return new NotPossible("what was kept can not be read: " + unreadable.getMessage());
        }
    }

    /** What would be done to what, and at which price. */
    private static String outcome(Decision decision) {
        return decision.parts().stream().map(Impact::single).collect(Collectors.joining(" | "));
    }

    private static String single(Decision.Single decision) {
        if (decision instanceof Decision.Resolved resolved) {
            return resolved.legs().stream().map(Impact::leg).sorted().collect(Collectors.joining("; "));
        }
        if (decision instanceof Decision.Refused refused) {
            return "refused " + refused.code();
        }
        return decision instanceof Decision.Ambiguous ambiguous
                ? "ambiguous " + ambiguous.code() + " of " + String.join(", ", ambiguous.choices())
                : "ignored";
    }

    private static String leg(Leg leg) {
        if (leg instanceof Leg.Trade trade) {
            BigDecimal limit = trade.order() == null ? null : trade.order().limit();
            return trade.side().name().toLowerCase(Locale.ROOT) + " "
                    + trade.quantity().toPlainString() + " " + trade.name()
                    + (limit == null ? "" : " at " + limit.toPlainString());
        }
        Leg.Protect protect = (Leg.Protect) leg;
        return "protect " + protect.name() + " " + protect.stop() + " " + protect.targets();
    }

    private static Set<String> differing(Decision before, Decision after) {
        Set<String> was = said(before);
        Set<String> is = said(after);
        Set<String> all = new HashSet<>(was);
        all.addAll(is);
        return all.stream()
                .filter(word -> was.contains(word) != is.contains(word))
                .map(word -> word.substring(0, word.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> said(Decision decision) {
        Set<String> said = new HashSet<>();
        for (Decision.Single part : decision.parts()) {
            for (Evidence e : part.explanation().evidence()) {
                said.add(e.rule().id() + " " + e.candidate() + " " + e.level() + " " + e.points());
            }
            for (Objection o : part.explanation().objections()) {
                said.add(o.rule().id() + " " + o.candidate() + " " + o.code());
            }
            for (Finding f : part.explanation().findings()) {
                said.add(f.rule().id() + " " + f.leg() + " " + f.topic() + " " + f.value());
            }
        }
        return said;
    }

    private static BigDecimal traded(Decision decision) {
        return legs(decision).stream().map(Leg.Trade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Leg.Trade> legs(Decision decision) {
        return decision.parts().stream()
                .filter(Decision.Resolved.class::isInstance)
                .flatMap(part -> ((Decision.Resolved) part).legs().stream())
                .filter(Leg.Trade.class::isInstance)
                .map(Leg.Trade.class::cast)
                .toList();
    }

    /** What the sales would realise at the marks of the moment; null where one can't be valued. */
    private static @Nullable BigDecimal profit(Decision decision, List<Question> questions) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Leg.Trade leg : legs(decision)) {
            if (leg.closes()) {
                BigDecimal own = profit(leg, questions);
                if (own == null) {
                    return null;
                }
                sum = sum.add(own);
            }
        }
        return sum;
    }

    private static @Nullable BigDecimal profit(Leg.Trade leg, List<Question> questions) {
        for (Question question : questions) {
            for (Position position : question.positions()) {
                Mark mark = question.marks().get(position.instrument());
                BigDecimal cost = position.averageCost();
                if (position.key().equals(leg.key()) && mark != null && cost != null) {
                    BigDecimal gain = mark.value().subtract(cost);
                    return (position.side() == Side.SHORT ? gain.negate() : gain)
                            .multiply(leg.quantity())
                            .multiply(position.multiplier());
                }
            }
        }
        return null;
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal after, @Nullable BigDecimal before) {
        return after == null || before == null ? null : Decimals.canonical(after.subtract(before));
    }
}
