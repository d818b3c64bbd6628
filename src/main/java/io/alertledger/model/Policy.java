package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a trader has settled for an account, channel and ticker. Every component has a shipped value
 * ({@link #SHIPPED}).
 *
 * @param heuristics names of the comparisons that separate what hints leave equal, strictest first;
 *     FIFO stands behind every list
 * @param trimFraction what a bare trim sells of what is held
 * @param onAmbiguous what happens to an exact tie
 * @param minConfidence least confidence, 0 to 1, or null for none
 * @param markMaxAge how old a mark may be and still be fresh
 * @param marketHours whether an order outside the market's hours is refused
 * @param buyContracts contracts of a full-size entry, where there is no budget
 * @param buyBudget money of a full-size entry, or null
 * @param buyBudgetOfEquity part of the account's equity for a full-size entry, or null; at most one
 *     of the two budgets is set
 * @param maxSlippage how far above the alert's price a purchase may go, as a fraction of it
 * @param sellPadding how far below the reference price a sale's limit lies, as a fraction of it
 * @param maxAlertAge how old an alert may be and still act, or null for no limit
 * @param duplicateText how long the same text by the same author is a duplicate
 * @param settleWithin how long a waiting decision may be settled
 * @param maxContractsPerOrder greatest quantity of an entry in contracts, or null
 * @param maxCostPerOrder greatest cost of an entry in money, or null
 * @param maxOrdersPerMinute most entries in a minute, or null
 * @param maxLossPerDay realized loss of a market day from which entries are refused, or null
 * @param repriceAfter how long a working order waits before it is repriced
 * @param lotMethod how lots leave a position: FIFO, LIFO, HIFO, LOFO or AVERAGE
 * @param manageExternal what may be done with positions that this ledger did not open
 */
public record Policy(
        List<String> heuristics,
        Fraction trimFraction,
        AmbiguityRule onAmbiguous,
        @Nullable BigDecimal minConfidence,
        Duration markMaxAge,
        boolean marketHours,
        BigDecimal buyContracts,
        @Nullable BigDecimal buyBudget,
        @Nullable BigDecimal buyBudgetOfEquity,
        BigDecimal maxSlippage,
        BigDecimal sellPadding,
        @Nullable Duration maxAlertAge,
        Duration duplicateText,
        Duration settleWithin,
        @Nullable BigDecimal maxContractsPerOrder,
        @Nullable BigDecimal maxCostPerOrder,
        @Nullable Integer maxOrdersPerMinute,
        @Nullable BigDecimal maxLossPerDay,
        Duration repriceAfter,
        LotMethod lotMethod,
        ManageExternal manageExternal) {
    /** What the system ships with; the packed {@code policy.csv} says the same. */
    public static final Policy SHIPPED = new Policy(
            List.of("FIFO"),
            Fraction.HALF,
            AmbiguityRule.HOLD,
            null,
            Duration.ofSeconds(60),
            false,
            BigDecimal.ONE,
            null,
            null,
            new BigDecimal("0.1"),
            BigDecimal.ZERO,
            null,
            Duration.ofSeconds(10),
            Duration.ofSeconds(300),
            BigDecimal.TEN,
            null,
            10,
            null,
            Duration.ofSeconds(20),
            LotMethod.FIFO,
            ManageExternal.ALERTS);

    public Policy {
        heuristics = List.copyOf(heuristics);
        if (minConfidence != null && (minConfidence.signum() < 0 || minConfidence.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("minConfidence must be from 0 to 1, not " + minConfidence);
        }
        if (buyBudget != null && buyBudgetOfEquity != null) {
            throw new IllegalArgumentException("buyBudget is either money or a share of equity, not both");
        }
    }

    /** With some values changed: {@code policy.with(p -> p.maxSlippage = slippage)}. */
    public Policy with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.policy();
    }

    /** Without the limits that protect an account; for deciding over books that are nobody's. */
    public Policy withoutLimits() {
        return with(p -> {
            p.maxAlertAge = null;
            p.maxContractsPerOrder = null;
            p.maxCostPerOrder = null;
            p.maxOrdersPerMinute = null;
            p.maxLossPerDay = null;
        });
    }

    /** A policy that is being written: the same values, open to change. Used by one thread. */
    public static final class Draft {
        public List<String> heuristics;
        public Fraction trimFraction;
        public AmbiguityRule onAmbiguous;
        public @Nullable BigDecimal minConfidence;
        public Duration markMaxAge;
        public boolean marketHours;
        public BigDecimal buyContracts;
        public @Nullable BigDecimal buyBudget;
        public @Nullable BigDecimal buyBudgetOfEquity;
        public BigDecimal maxSlippage;
        public BigDecimal sellPadding;
        public @Nullable Duration maxAlertAge;
        public Duration duplicateText;
        public Duration settleWithin;
        public @Nullable BigDecimal maxContractsPerOrder;
        public @Nullable BigDecimal maxCostPerOrder;
        public @Nullable Integer maxOrdersPerMinute;
        public @Nullable BigDecimal maxLossPerDay;
        public Duration repriceAfter;
        public LotMethod lotMethod;
        public ManageExternal manageExternal;

        public Draft(Policy from) {
            heuristics = from.heuristics;
            trimFraction = from.trimFraction;
            onAmbiguous = from.onAmbiguous;
            minConfidence = from.minConfidence;
            markMaxAge = from.markMaxAge;
            marketHours = from.marketHours;
            buyContracts = from.buyContracts;
            buyBudget = from.buyBudget;
            buyBudgetOfEquity = from.buyBudgetOfEquity;
            maxSlippage = from.maxSlippage;
            sellPadding = from.sellPadding;
            maxAlertAge = from.maxAlertAge;
            duplicateText = from.duplicateText;
            settleWithin = from.settleWithin;
            maxContractsPerOrder = from.maxContractsPerOrder;
            maxCostPerOrder = from.maxCostPerOrder;
            maxOrdersPerMinute = from.maxOrdersPerMinute;
            maxLossPerDay = from.maxLossPerDay;
            repriceAfter = from.repriceAfter;
            lotMethod = from.lotMethod;
            manageExternal = from.manageExternal;
        }

        /** What is written now. */
        public Policy policy() {
            return new Policy(
                    heuristics,
                    trimFraction,
                    onAmbiguous,
                    minConfidence,
                    markMaxAge,
                    marketHours,
                    buyContracts,
                    buyBudget,
                    buyBudgetOfEquity,
                    maxSlippage,
                    sellPadding,
                    maxAlertAge,
                    duplicateText,
                    settleWithin,
                    maxContractsPerOrder,
                    maxCostPerOrder,
                    maxOrdersPerMinute,
                    maxLossPerDay,
                    repriceAfter,
                    lotMethod,
                    manageExternal);
        }
    }
}
