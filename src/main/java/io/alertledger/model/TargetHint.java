package io.alertledger.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * The targets an alert names, in the order said.
 *
 * @param kind what the levels are; never BREAK_EVEN
 * @param levels at least one
 */
public record TargetHint(LevelKind kind, List<BigDecimal> levels) {
    public TargetHint {
        levels = levels.stream().map(Decimals::canonical).toList();
        if (kind == LevelKind.BREAK_EVEN || levels.isEmpty()) {
            throw new IllegalArgumentException(
                    "targets need at least one level of kind PRICE, PERCENT or UNDERLYING; got " + kind + " " + levels);
        }
    }
}
