package io.alertledger.model;

import java.math.BigDecimal;

/**
 * How far the winner is ahead of the runner-up.
 *
 * @param level the first level at which they differ
 * @param points the difference at that level, above zero
 */
public record Margin(String level, BigDecimal points) {}
