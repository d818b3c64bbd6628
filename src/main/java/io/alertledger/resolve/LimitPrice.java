package io.alertledger.resolve;

import io.alertledger.model.Decimals;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.LegDraft;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderType;
import io.alertledger.model.TimeInForce;
import io.alertledger.rules.PriceProposal;
import io.alertledger.rules.Ticks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pricing rules said of a leg, made a limit on the instrument's tick. */
final class LimitPrice {
    private LimitPrice() {}

    /**
     * The order's price; null where no rule knows one.
     *
     * @param findings where what the rules settled is written down
     */
    static Leg.@Nullable Pricing of(
            LegDraft leg, List<PriceProposal> proposals, Ticks ticks, LocalDate today, List<Finding> findings) {
        List<PriceProposal> own =
                proposals.stream().filter(p -> p.leg().equals(leg.name())).toList();
        PriceProposal reference = null;
        for (PriceProposal proposal : own) {
            findings.add(new Finding(leg.name(), "price", proposal.value(), proposal.rule(), proposal.because()));
            if (proposal.role() == PriceProposal.Role.REFERENCE) {
                if (reference != null && reference.value().compareTo(proposal.value()) != 0) {
                    throw new Deliberation.RulesFailedException("Two pricing rules disagree about " + leg.name() + ": "
                            + reference.rule().id() + " and " + proposal.rule().id() + ".");
                }
                reference = proposal;
            }
        }
        if (reference == null) {
            return null;
        }
        BigDecimal limit = reference.value();
        for (PriceProposal proposal : own) {
            if (proposal.role() == PriceProposal.Role.PADDING) {
                limit = padded(limit, proposal.value(), leg.side());
            }
        }
        return new Leg.Pricing(OrderType.LIMIT, onTick(limit, leg, ticks, today), TimeInForce.DAY);
    }

    private static BigDecimal padded(BigDecimal limit, BigDecimal part, OrderSide side) {
        BigDecimal pad = limit.multiply(part);
        return side == OrderSide.SELL ? limit.subtract(pad) : limit.add(pad);
    }

    /**
     * Rounded down to the tick, for a purchase never pays more than was settled and a sale that asks a
     * tick less is filled sooner; never below one tick. A purchase that covers a short is rounded up for
     * the same reason as a sale.
     */
    private static BigDecimal onTick(BigDecimal limit, LegDraft leg, Ticks ticks, LocalDate today) {
        BigDecimal tick = ticks.tick(leg.key().instrument(), today, limit);
        boolean covers = !leg.entry() && leg.side() == OrderSide.BUY;
        BigDecimal steps = limit.divide(tick, 0, covers ? RoundingMode.CEILING : RoundingMode.FLOOR);
        return Decimals.canonical(steps.max(BigDecimal.ONE).multiply(tick));
    }
}
