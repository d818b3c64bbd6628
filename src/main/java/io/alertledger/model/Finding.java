package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a sizing or pricing rule settled for a leg.
 *
 * @param leg the name of the position the leg trades
 * @param topic what was settled: {@code "size"}, {@code "price"}
 * @param value the number that was settled, or null where there is none
 * @param rule which rule said it
 * @param because a sentence for people
 */
public record Finding(String leg, String topic, @Nullable BigDecimal value, RuleRef rule, String because) {}
