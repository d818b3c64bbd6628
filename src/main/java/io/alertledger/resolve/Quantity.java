package io.alertledger.resolve;

import io.alertledger.model.Decimals;
import io.alertledger.model.LegDraft;
import io.alertledger.model.OptionContract;
import io.alertledger.model.RefusalCode;
import io.alertledger.rules.SizeProposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A size as rules said it, made a quantity that can be traded.
 *
 * @param value the quantity, above zero; null where there is none
 * @param code why there is none; null where there is one
 * @param sentence the same for people
 */
record Quantity(@Nullable BigDecimal value, RefusalCode code, String sentence) {
    private static Quantity of(BigDecimal value) {
        return new Quantity(Decimals.canonical(value), RefusalCode.NOTHING_TO_SELL, "");
    }

    private static Quantity none(RefusalCode code, String sentence) {
        return new Quantity(null, code, sentence);
    }

    boolean sameAs(Quantity other) {
        return Objects.equals(value, other.value);
    }

    static Quantity of(SizeProposal proposal, LegDraft leg, @Nullable BigDecimal limit) {
        SizeProposal.Amount amount = proposal.amount();
        if (amount instanceof SizeProposal.All) {
            return leg.free().signum() > 0
                    ? of(leg.free())
                    : none(RefusalCode.NOTHING_TO_SELL, "nothing of " + leg.name() + " is free to sell");
        }
        if (amount instanceof SizeProposal.Quantity said) {
            return exactly(said.quantity(), leg);
        }
        if (amount instanceof SizeProposal.Part part) {
            BigDecimal wanted = part.fraction().of(leg.held(), leg.step()).max(leg.step());
            return atMostFree(wanted, leg);
        }
        if (amount instanceof SizeProposal.Leave leave) {
            return leaving(leave.rest(), leg);
        }
        if (amount instanceof SizeProposal.Units units) {
            return of(leg.sizeFactor().of(units.fullSize(), leg.step()).max(leg.step()));
        }
        if (amount instanceof SizeProposal.Budget budget) {
            return budget(budget.money(), leg, limit);
        }
        return none(((SizeProposal.None) amount).code(), proposal.because());
    }

    private static Quantity exactly(BigDecimal quantity, LegDraft leg) {
        if (quantity.remainder(leg.step()).signum() != 0) {
            String unit = leg.key().instrument() instanceof OptionContract
                    ? "whole contracts"
                    : "steps of " + Decimals.plain(leg.step());
            return none(
                    RefusalCode.UNCLEAR,
                    Decimals.plain(quantity) + " of " + leg.name() + " can not be traded, only " + unit);
        }
        return of(quantity);
    }

    private static Quantity atMostFree(BigDecimal wanted, LegDraft leg) {
        BigDecimal possible = wanted.min(leg.free());
        return possible.signum() > 0
                ? of(possible)
                : none(RefusalCode.NOTHING_TO_SELL, "nothing of " + leg.name() + " is free to sell");
    }

    /** What shall remain is rounded up to whole steps: to leave a part is never to leave nothing. */
    private static Quantity leaving(BigDecimal rest, LegDraft leg) {
        BigDecimal remaining = rest.compareTo(BigDecimal.ONE) >= 0
                ? rest
                : rest.multiply(leg.held())
                        .divide(leg.step(), 0, RoundingMode.CEILING)
                        .multiply(leg.step());
        BigDecimal wanted = leg.held().subtract(remaining);
        if (wanted.signum() <= 0) {
            return none(
                    RefusalCode.NOTHING_TO_SELL,
                    "leaving " + Decimals.plain(remaining) + " of the " + Decimals.plain(leg.held()) + " held of "
                            + leg.name() + " sells nothing");
        }
        return atMostFree(wanted, leg);
    }

    private static Quantity budget(BigDecimal money, LegDraft leg, @Nullable BigDecimal limit) {
        if (limit == null || limit.signum() <= 0) {
            return none(RefusalCode.PRICE_UNKNOWN, "a budget buys nothing of " + leg.name() + " without a price");
        }
        BigDecimal scaled = money.multiply(new BigDecimal(leg.sizeFactor().numerator()));
        BigDecimal stepCost = limit.multiply(leg.multiplier())
                .multiply(leg.step())
                .multiply(new BigDecimal(leg.sizeFactor().denominator()));
        BigDecimal steps = scaled.divide(stepCost, 0, RoundingMode.FLOOR);
        if (steps.signum() <= 0) {
            return none(
                    RefusalCode.BUDGET,
                    "the budget of " + Decimals.plain(money) + " at size " + leg.sizeFactor() + " does not buy one "
                            + leg.name() + " at " + Decimals.plain(limit));
        }
        return of(steps.multiply(leg.step()));
    }
}
