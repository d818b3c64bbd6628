package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position that an instruction could mean, laid out flat for rules: what is held, and what follows
 * from it at the moment of the decision. All that depends on the clock or on the other candidates is
 * worked out before any rule sees it, so rules need neither.
 *
 * @param name the position's name in its account, unique among the candidates
 * @param position the position itself
 * @param ticker the trader's word
 * @param root the broker's root; the ticker for linear instruments
 * @param strike null for linear instruments
 * @param optionType null for linear instruments
 * @param expiration null for linear instruments
 * @param side long or short
 * @param status open, pending exit or closed
 * @param quantity held
 * @param free may be sold
 * @param averageCost per unit, or null when unknown
 * @param managed see {@link Position#managed}
 * @param nickname see {@link Position#nickname}
 * @param channels where the alerts that opened it were posted, each once, sorted
 * @param authors who posted them, each once, sorted
 * @param lotIds the open lots, oldest first
 * @param tradeIds the trades that opened them, where known
 * @param openedAt when the oldest open lot was opened
 * @param addedAt when the newest open lot was opened
 * @param mark the fresh mark's value, or null when missing or stale
 * @param markProblem why there is no fresh mark ("no mark", "mark is 90 s old, …"), or null
 * @param profitPercent unrealized profit as a fraction of cost, positive when winning on either side;
 *     null without mark or cost
 * @param priceDistance how far the alert's price is from the fresh mark, as a fraction of the mark; null
 *     without either
 * @param daysToExpiration market days from now to expiration counted by date; null for linear ones
 * @param expired whether the contract's last trading moment has passed
 * @param expiresToday whether it expires on the market day of the decision
 * @param openedBefore how many other candidates have a later {@code openedAt}
 * @param addedAfter how many other candidates have an earlier {@code addedAt}
 * @param expiresBefore how many other candidates expire later (never expiring counts as later)
 * @param features what the learned model looks at, by name; see {@link Features}
 */
public record Candidate(
        String name,
        Position position,
        String ticker,
        String root,
        @Nullable BigDecimal strike,
        @Nullable OptionType optionType,
        @Nullable LocalDate expiration,
        Side side,
        PositionStatus status,
        BigDecimal quantity,
        BigDecimal free,
        @Nullable BigDecimal averageCost,
        boolean managed,
        @Nullable Nickname nickname,
        List<String> channels,
        List<String> authors,
        List<String> lotIds,
        List<String> tradeIds,
        @Nullable Instant openedAt,
        @Nullable Instant addedAt,
        @Nullable BigDecimal mark,
        @Nullable String markProblem,
        @Nullable BigDecimal profitPercent,
        @Nullable BigDecimal priceDistance,
        @Nullable Integer daysToExpiration,
        boolean expired,
        boolean expiresToday,
        int openedBefore,
        int addedAfter,
        int expiresBefore,
        Features features) {
    public Candidate {
        channels = List.copyOf(channels);
        authors = List.copyOf(authors);
        lotIds = List.copyOf(lotIds);
        tradeIds = List.copyOf(tradeIds);
    }
}
