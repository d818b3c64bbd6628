package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A position that lacks a target or a stop, laid out flat for the rules of {@code rules/protection}.
 *
 * @param name the position's name in its account
 * @param ticker the trader's word
 * @param option whether it is an option contract
 * @param side long or short
 * @param entry average cost per share or coin
 * @param quantity held
 * @param size the size word it was bought with, or null where none was said
 * @param daysToExpiration calendar days in New York; null for what does not expire
 * @param atr the average true range of the instrument's last bars in price, or null where there are too few
 * @param managed whether triggers may sell it
 * @param lacksTakeProfit whether it has no target of any kind
 * @param lacksStopLoss whether it has no stop of any kind
 */
public record Unprotected(
        String name,
        String ticker,
        boolean option,
        Side side,
        BigDecimal entry,
        BigDecimal quantity,
        @Nullable SizeWord size,
        @Nullable Integer daysToExpiration,
        @Nullable BigDecimal atr,
        boolean managed,
        boolean lacksTakeProfit,
        boolean lacksStopLoss) {}
