package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The stop an alert names.
 *
 * @param kind what the level is; null only where {@code text} stands
 * @param level price, fraction of the entry price, or level of the underlying; null for BREAK_EVEN
 * @param text the words of a stop that can not be expressed as a level ("4hr close over 490")
 */
public record StopHint(
        @Nullable LevelKind kind,
        @Nullable BigDecimal level,
        @Nullable String text) {
    public StopHint {
        level = level == null ? null : Decimals.canonical(level);
        if (kind == null ? text == null || level != null : (kind == LevelKind.BREAK_EVEN) != (level == null)) {
            throw new IllegalArgumentException(
                    "a stop of kind " + kind + " can not have level " + level + " and text " + text);
        }
    }
}
