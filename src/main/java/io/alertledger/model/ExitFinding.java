package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an exit rule says of a position at the price judged. Rules may say several things at once; one exit is made of
 * them.
 *
 * @param position the position's name
 * @param reason why it should be closed
 * @param partial whether only the next target's part is meant
 * @param level the level that was reached, or null where it is not a level that was (time)
 * @param rule which rule said it
 * @param because a sentence for people
 */
public record ExitFinding(
        String position,
        ExitReason reason,
        boolean partial,
        @Nullable BigDecimal level,
        RuleRef rule,
        String because) {}
